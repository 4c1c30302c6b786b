import { describe, expect, test } from 'vitest'
import { takePlanIn } from '~/domain/plan-shares/plan-file.commands.server'
import { planAsFile } from '~/domain/plan-shares/plan-file.queries.server'
import { readPlanFile } from '~/domain/plan-shares/plan-file'
import { contributeToPlan, writePlanSection } from '~/domain/plans/plan.commands.server'
import { findPlanVersions, planWordsOf } from '~/domain/plans/plan.queries.server'
import { addStep, setTarget } from '~/domain/targets/target.commands.server'
import { targetsOf } from '~/domain/targets/target.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import * as fileDoor from '~/routes/plan/plan-file'
import { aLearner, eventsOf, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aPlanTown, cookieOf } from '#tests/support/plans'
import { setClock } from '#tests/support/served'

const test$ = testDatabase()
const visit = {
  title: 'Visit two',
  why: 'To see',
  measure: null,
  owner: 'learner',
  by: 'day',
  dueOn: '2027-02-01',
} as const

async function aFile() {
  const town = await aPlanTown(test$.db)
  await writePlanSection(town.learner, town.learnerId, 'aims', { words: 'To bake', version: 0 })
  await contributeToPlan(town.tutor, town.learnerId, 'aims', { words: 'Keep at it' })
  const targetId = await setTarget(town.learner, town.learnerId, visit)
  await addStep(town.learner, targetId, { what: 'Ring them', owner: 'parent', dueOn: null })
  return { ...town, text: JSON.stringify(await planAsFile(town.learner, town.learnerId)) }
}

describe('a plan as a file', () => {
  test('holds the words, the targets with their steps and what others said, and is read by its own schema', async () => {
    const { text } = await aFile()

    expect(readPlanFile(text)).toMatchObject({
      sections: { aims: { words: 'To bake' } },
      targets: [{ title: 'Visit two', dueOn: '2027-02-01', steps: [{ what: 'Ring them', owner: 'parent' }] }],
    })
    expect(JSON.parse(text)).toMatchObject({ format: 'onward-plan', version: 1, comments: [{ words: 'Keep at it' }] })
  })

  test('comes to the learner as a file to keep, and to nobody else', async () => {
    const { db, learner, tutor, learnerId } = await aFile()
    await setClock(db, FRIDAY)
    const ask = async (cookie: string) =>
      fileDoor.loader({
        request: new Request(`http://onward.example/plan/${learnerId}/file`, { headers: { Cookie: cookie } }),
        params: { learnerId },
        context: {},
      })

    const answer = await ask(await cookieOf(db, learner))

    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    expect(await answer.text()).toContain('To bake')
    await expect(ask(await cookieOf(db, tutor))).rejects.toMatchObject({ init: { status: 403 } })
  })

  test('is taken in by another learner: the words as the newest version, what stood there as an earlier one', async () => {
    const { text, town, db } = await aFile()
    const learnerId = await aLearner(db, town, { givenNames: 'Joel' })
    const learner = theLearner(db, learnerId, town)
    await writePlanSection(learner, learnerId, 'aims', { words: 'To fly', version: 0 })

    expect(await takePlanIn(learner, learnerId, text)).toEqual({ parts: 1, targets: 1 })

    expect((await findPlanVersions(learner, learnerId, 'aims')).versions.map(({ words }) => words)).toEqual([
      'To bake',
      'To fly',
    ])
    expect(await targetsOf(learner, learnerId)).toMatchObject([{ title: 'Visit two', steps: [{ what: 'Ring them' }] }])
    expect((await eventsOf(db, learnerId)).at(-1)).toBe('plan.taken-in')
  })

  test('a second time changes nothing', async () => {
    const { text, learner, learnerId } = await aFile()

    expect(await takePlanIn(learner, learnerId, text)).toEqual({ parts: 1, targets: 0 })

    expect((await findPlanVersions(learner, learnerId, 'aims')).versions).toHaveLength(1)
    expect(await targetsOf(learner, learnerId)).toHaveLength(1)
  })

  test('is for the learner alone to take in', async () => {
    const { text, tutor, otherTutor, learnerId } = await aFile()

    await expect(takePlanIn(tutor, learnerId, text)).rejects.toThrow(NotAllowed)
    await expect(takePlanIn(otherTutor, learnerId, text)).rejects.toThrow(NotFound)
  })

  test.each([
    ['no file of ours', 'name,form\nAmina,11A', 'no-plan-file'],
    ['another kind of file', '{"format":"onward-courses","version":1}', 'no-plan-file'],
    ['a version to come', '{"format":"onward-plan","version":2}', 'other-version'],
    [
      'words that are too long',
      JSON.stringify({ format: 'onward-plan', version: 1, sections: { aims: { words: 'x'.repeat(3001) } } }),
      'broken-plan-file',
    ],
    [
      'a day that is none',
      '{"format":"onward-plan","version":1,"targets":[{"title":"a","owner":"learner","dueOn":"soon","state":"active"}]}',
      'broken-plan-file',
    ],
  ])('%s is refused in words, and nothing is changed', async (_, text, code) => {
    const { learner, learnerId } = await aPlanTown(test$.db)

    expect(() => takePlanIn(learner, learnerId, text)).toThrow(expect.objectContaining({ code, field: 'file' }))
    expect(await planWordsOf(learner, learnerId)).toEqual({})
  })
})
