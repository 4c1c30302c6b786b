import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { shownBars, shownParts } from '~/domain/reports/dashboard'
import { nextSurvey, questionsIn, typedAgain } from '~/domain/surveys/survey'
import {
  changeSurvey,
  closeSurvey,
  draftSurvey,
  openSurvey,
  replyToSurvey,
  tellWhatWasDone,
  withdrawWhatWasDone,
} from '~/domain/surveys/survey.commands.server'
import { mixReplies } from '~/domain/surveys/mix-replies.commands.server'
import {
  findSurvey,
  repliesBySchool,
  resultsOf,
  saidAndDone,
  surveyFor,
  surveysOn,
} from '~/domain/surveys/survey.queries.server'
import { replyForm, surveyForm, type SurveyForm } from '~/domain/surveys/survey.schemas'
import { aLearner, aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext } from '#tests/support/tracking'

const here = testDatabase()

const told: SurveyForm = {
  title: 'Two questions about applying',
  moment: 'any',
  questions: [
    { words: 'How hard was it to choose?', options: ['Easy', 'Hard'] },
    { words: 'What would you change?', options: [] },
  ],
  version: 0,
}

async function anArea() {
  const town = await aTown(here.db)
  const coordinator = await aStaffContext(here.db, town.schoolId, town, 'coordinator')
  const learner = async () => theLearner(here.db, await aLearner(here.db, town), town, FRIDAY)
  return { town, coordinator, learner }
}

async function anOpenSurvey(form: Partial<SurveyForm> = {}) {
  const area = await anArea()
  const id = await draftSurvey(area.coordinator, { ...told, ...form })
  await openSurvey(area.coordinator, id, 1)
  return { ...area, id }
}

describe('questions', () => {
  test('are read line by line, and stand again as they were typed', () => {
    const typed = 'How hard was it?\n- Easy\n- Hard\n\nWhat would you change?'
    const read = questionsIn(typed)
    expect(read).toEqual([
      { words: 'How hard was it?', options: ['Easy', 'Hard'] },
      { words: 'What would you change?', options: [] },
    ])
    expect(questionsIn(typedAgain(typeof read === 'string' ? [] : read))).toEqual(read)
  })

  test.each([
    ['- Easy', 'Begin with a question'],
    ['How?\n- Easy', 'one answer only'],
    ['How?\n- Easy\n- Easy', 'stands twice'],
    ['Why?\n'.repeat(11), '10 questions or fewer'],
    ['w'.repeat(201), '200 characters'],
    [`How?\n${Array.from({ length: 9 }, (_, nth) => `- ${nth}`).join('\n')}`, 'too many answers'],
  ])('%j is refused with a sentence', (typed, sentence) => {
    expect(questionsIn(typed)).toContain(sentence)
    expect(surveyForm.safeParse({ title: 'A', moment: 'any', questions: typed }).success).toBe(false)
  })
})

test('a learner is asked the oldest open survey whose moment has come, and none twice', () => {
  const open = [
    { id: 'a', moment: 'enrolled' as const },
    { id: 'b', moment: 'sent' as const },
    { id: 'c', moment: 'any' as const },
  ]
  const reached = { sent: true, answered: false, enrolled: false }
  expect(nextSurvey(open, reached, [])?.id).toBe('b')
  expect(nextSurvey(open, reached, ['b'])?.id).toBe('c')
  expect(nextSurvey(open, reached, ['b', 'c'])).toBeUndefined()
})

describe('a survey', () => {
  test('is asked from its opening to its closing, and changed only before', async () => {
    const { coordinator, learner } = await anArea()
    const amina = await learner()
    const id = await draftSurvey(coordinator, told)
    expect(await surveyFor(amina, amina.actor.learnerId ?? '')).toBeNull()
    await expect(findSurvey(amina, id)).rejects.toThrow('survey')
    await changeSurvey(coordinator, id, { ...told, title: 'One question', version: 1 })
    await openSurvey(coordinator, id, 2)
    expect(await surveyFor(amina, amina.actor.learnerId ?? '')).toMatchObject({ id, title: 'One question' })
    await expect(changeSurvey(coordinator, id, { ...told, version: 3 })).rejects.toThrow('as it stands')
    await closeSurvey(coordinator, id, 3)
    expect(await surveyFor(amina, amina.actor.learnerId ?? '')).toBeNull()
    await expect(replyToSurvey(amina, id, { answers: ['Easy'] })).rejects.toThrow('survey')
  })

  test('of a moment waits until it has come', async () => {
    const { learner } = await anOpenSurvey({ moment: 'sent' })
    const amina = await learner()
    expect(await surveyFor(amina, amina.actor.learnerId ?? '')).toBeNull()
  })

  test('is kept by coordinators of the area alone', async () => {
    const { town, id } = await anOpenSurvey()
    const tutor = await aStaffContext(here.db, town.schoolId, town, 'tutor')
    const elsewhere = await anArea()
    await expect(draftSurvey(tutor, told)).rejects.toThrow('Only a coordinator')
    await expect(findSurvey(tutor, id)).rejects.toThrow('survey')
    await expect(findSurvey(elsewhere.coordinator, id)).rejects.toThrow('survey')
    expect(await surveysOn(elsewhere.coordinator)).toEqual([])
    const stranger = await elsewhere.learner()
    await expect(replyToSurvey(stranger, id, { answers: ['Easy'] })).rejects.toThrow('survey')
  })
})

test('answers are read by the place of their question', () => {
  expect(replyForm.parse({ answers: { 0: ' Easy ', 1: '' } })).toEqual({ answers: { 0: 'Easy', 1: '' } })
  expect(replyForm.parse({ rather: 'not' })).toEqual({ answers: {}, rather: 'not' })
  expect(replyForm.safeParse({ answers: { 0: 'x'.repeat(301) } }).success).toBe(false)
})

describe('an answer', () => {
  test('is kept once, without the learner and without an event', async () => {
    const { id, learner } = await anOpenSurvey()
    const amina = await learner()
    await replyToSurvey(amina, id, { answers: ['Hard', 'More time'] })
    await replyToSurvey(amina, id, { answers: ['Easy', 'Less time'] })
    const replies = await here.db.selectFrom('surveyReply').selectAll().execute()
    expect(replies).toHaveLength(1)
    expect(replies[0]).toMatchObject({ answers: ['Hard', 'More time'], saidOn: '2026-11-20' })
    expect(JSON.stringify(replies)).not.toContain(amina.actor.learnerId)
    const events = await here.db
      .selectFrom('auditEvent')
      .select('id')
      .where('learnerId', '=', amina.actor.learnerId)
      .where('action', 'like', 'survey%')
      .execute()
    expect(events).toEqual([])
    expect(await surveyFor(amina, amina.actor.learnerId ?? '')).toBeNull()
  })

  test('that is none of those offered is not kept, and nothing at all is asked for again', async () => {
    const { id, learner } = await anOpenSurvey()
    const amina = await learner()
    await expect(replyToSurvey(amina, id, { answers: ['Maybe'] })).rejects.toThrow('Answer a question')
    await replyToSurvey(amina, id, { answers: [], rather: 'not' })
    expect(await here.db.selectFrom('surveyReply').select('id').execute()).toEqual([])
    expect(await surveyFor(amina, amina.actor.learnerId ?? '')).toBeNull()
  })
})

describe('results', () => {
  test('are kept back below five answers, and words below ten', async () => {
    const { id, coordinator, learner } = await anOpenSurvey()
    const survey = await findSurvey(coordinator, id)
    const answer = async (count: number) => {
      for (let nth = 0; nth < count; nth += 1)
        await replyToSurvey(await learner(), id, { answers: [nth % 3 === 0 ? 'Hard' : 'Easy', `Word ${nth}`] })
    }
    await answer(4)
    expect(await resultsOf(coordinator, survey)).toMatchObject([{ answers: null, parts: [] }, { answers: null }])
    expect(await repliesBySchool(coordinator, id)).toEqual([])
    await answer(5)
    const [choices, words] = await resultsOf(coordinator, survey)
    expect(choices).toMatchObject({
      answers: 9,
      parts: [
        { option: 'Easy', count: 5 },
        { option: 'Hard', count: 4 },
      ],
    })
    expect(words).toMatchObject({ answers: 9, texts: [] })
    await answer(1)
    expect((await resultsOf(coordinator, survey))[1]?.texts).toHaveLength(5)
    expect(await repliesBySchool(coordinator, id)).toMatchObject([{ replies: 10 }])
  })

  test('do not let a small part be worked out from the others, in words or in bars', () => {
    expect(shownParts([5, 4])).toEqual(['kept back', 'kept back'])
    expect(shownBars([12, 4])).toEqual([
      { value: 0, text: 'kept back' },
      { value: 0, text: 'kept back' },
    ])
    expect(shownBars([12, 0])).toEqual([
      { value: 12, text: '12' },
      { value: 0, text: '0' },
    ])
  })
})

test('what was said and done stands in public until it is taken away, once', async () => {
  const { coordinator, town } = await anArea()
  const id = await tellWhatWasDone(coordinator, { said: 'Buses end too early.', done: 'The 14 runs until ten.' })
  expect(await saidAndDone(coordinator, town.areaId)).toMatchObject([{ said: 'Buses end too early.' }])
  const elsewhere = await anArea()
  await expect(withdrawWhatWasDone(elsewhere.coordinator, id)).rejects.toThrow('what was done')
  await withdrawWhatWasDone(coordinator, id)
  expect(await saidAndDone(coordinator, town.areaId)).toEqual([])
  await expect(withdrawWhatWasDone(coordinator, id)).rejects.toThrow('what was done')
})

describe('the answers in the database', () => {
  test('lie in an order of their own after a night: neither place nor time puts one beside who gave it', async () => {
    const { coordinator, id, learner } = await anOpenSurvey()
    const words = Array.from({ length: 40 }, (_, nth) => `What ${nth} said`)
    for (const said of words) await replyToSurvey(await learner(), id, { answers: ['Easy', said] })
    const order = async () => {
      const { rows } = await sql<{ said: string; written: string }>`select answers ->> 1 as said, xmin::text as written
        from survey_reply where survey_id = ${id} order by ctid`.execute(here.db)
      return rows
    }
    const asked = async () => {
      const { rows } = await sql<{ who: string; written: string }>`select learner_id as who, xmin::text as written
        from survey_asked where survey_id = ${id} order by ctid`.execute(here.db)
      return rows
    }
    const before = [await order(), await asked()] as const
    expect(before[0].map(({ said }) => said)).toEqual(words)
    await mixReplies(coordinator)
    const after = [await order(), await asked()] as const
    expect(after[0].map(({ said }) => said)).not.toEqual(words)
    expect(after[0].map(({ said }) => said).sort()).toEqual([...words].sort())
    expect(after[1].map(({ who }) => who)).not.toEqual(before[1].map(({ who }) => who))
    expect(after[1].map(({ who }) => who).sort()).toEqual(before[1].map(({ who }) => who).sort())
    expect(new Set([...after[0], ...after[1]].map(({ written }) => written)).size).toBe(1)
  })

  test('of a survey that was closed long ago are left as they are', async () => {
    const { coordinator, id, learner } = await anOpenSurvey()
    await replyToSurvey(await learner(), id, { answers: ['Easy', ''] })
    await closeSurvey(coordinator, id, 2)
    const ids = () => here.db.selectFrom('surveyReply').select('id').where('surveyId', '=', id).execute()
    const before = await ids()
    await mixReplies({ ...coordinator, now: new Date(coordinator.now.getTime() + 3 * 86_400_000) })
    expect(await ids()).toEqual(before)
  })
})
