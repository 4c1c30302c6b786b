import { describe, expect, test } from 'vitest'
import { boardGroup } from '~/domain/reports/board.queries.server'
import {
  boardOf,
  boardQuestion,
  boardSteps,
  standingOf,
  type BoardFacts,
  type Standing,
} from '~/domain/reports/session-board'
import { nextWords, stepWords } from '~/domain/reports/session-board.words'
import { aChoice, aLearner, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const test$ = testDatabase()
const facts: BoardFacts = {
  hasAccount: true,
  profile: 100,
  choices: 1,
  sent: 0,
  drafts: 1,
  unanswered: 0,
  hasAppliedOutside: false,
}

test.each<[string, Partial<BoardFacts>, Standing]>([
  ['has not joined', { hasAccount: false, profile: 0, choices: 0, drafts: 0 }, 'join'],
  ['has a form that is not finished', { profile: 60 }, 'form'],
  ['has chosen nothing', { choices: 0, drafts: 0 }, 'choose'],
  ['has a draft', {}, 'send'],
  ['has sent one and has another draft', { choices: 2, sent: 1 }, 'send'],
  ['has an offer to answer beside a draft', { unanswered: 1 }, 'answer'],
  ['has sent all', { drafts: 0, sent: 1, profile: 80 }, 'done'],
  ['has applied elsewhere', { choices: 0, drafts: 0, profile: 0, hasAppliedOutside: true }, 'done'],
])('whoever %s is at the step of that', (_, some, standing) => {
  expect(standingOf({ ...facts, ...some })).toBe(standing)
})

describe('the board of a form group', () => {
  test('counts who is at each step, and who has today’s step behind them', async () => {
    const { db } = test$
    const town = await aTown(db)
    const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
    await aLearner(db, town, { givenNames: 'Ann' })
    await aChoice(db, { town, learnerId: await aLearner(db, town, { givenNames: 'Ben' }) })
    await aChoice(db, { town, state: 'offer', learnerId: await aLearner(db, town, { givenNames: 'Cleo' }) })

    const { forms, form, learners } = await boardGroup(tutor, boardQuestion.parse({}))
    const board = boardOf(learners, 'send')

    expect({ forms, form }).toEqual({ forms: ['11A'], form: '11A' })
    expect(board).toMatchObject({ past: 2, all: 3 })
    expect(board.steps.map(({ step, learners }) => [step, learners.map(({ givenNames }) => givenNames)])).toEqual([
      ['join', []],
      ['form', ['Ann']],
      ['choose', []],
      ['send', []],
      ['answer', ['Cleo']],
      ['done', ['Ben']],
    ])
  })

  test('shows no names and does not move by itself, unless the tutor asks for it', () => {
    expect(boardQuestion.parse({})).toMatchObject({ names: 'none', every: '', goal: 'send' })
    expect(boardQuestion.parse({ names: 'all', every: '1', goal: 'x' })).toMatchObject({ names: 'none', every: '' })
  })

  test('says at each step what to do next', () => {
    for (const step of [...boardSteps, 'done'] as const) {
      expect(stepWords[step]).not.toBe('')
      expect(nextWords[step]).toMatch(/\.$/)
    }
  })
})
