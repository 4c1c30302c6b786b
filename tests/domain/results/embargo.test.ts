import { describe, expect, test } from 'vitest'
import { resultsVisibleTo } from '~/access/people-scopes.server'
import { rehearse } from '~/domain/results/rehearse.commands.server'
import { judgePlaces } from '~/domain/results/standing.commands.server'
import type { Context } from '~/kit/context.server'
import { aProvider, eventsOf, jobsIn, stateOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aReason, aStaffContext } from '#tests/support/tracking'
import { onResultsDay } from './places'

const test$ = testDatabase()
const { aPlace, maths, prepare, templates, release } = onResultsDay(test$)

describe('until the minute', () => {
  const seenBy = async (ctx: Context) =>
    (await resultsVisibleTo(ctx).select('grade').execute()).map(({ grade }) => grade)

  test('nobody but who put results in sees them; then the learner does, and who holds an offer', async () => {
    const { db } = test$
    const choice = await aPlace()
    const { town } = choice
    await maths(choice, '5')
    const exams = await aStaffContext(db, town.schoolId, town, 'exams-officer')
    const tutor = await aStaffContext(db, town.schoolId, town, 'tutor', { form: '11A' })
    const stranger = await aStaffContext(db, await aProvider(db, town), town, 'admissions-manager')
    const readers = [exams, choice.officer, choice.learner, tutor, stranger]
    const all = () => Promise.all(readers.map(seenBy))

    expect(await all()).toEqual([['5'], [], [], [], []])
    await release()
    expect(await all()).toEqual([['5'], ['5'], ['5'], [], []])
  })

  test('a provider judges by what it has put in itself, and by nothing else', async () => {
    const { db } = test$
    const choice = await aPlace()
    await maths(choice, '9')
    const standing = () => db.selectFrom('preparedDecision').select('standing').execute()

    await judgePlaces(choice.officer, { cycleId: choice.town.cycleId })
    expect(await standing()).toEqual([{ standing: 'unknown' }])

    await maths(choice, '9', choice.providerId)
    await judgePlaces(choice.officer, { cycleId: choice.town.cycleId })
    expect(await standing()).toEqual([{ standing: 'met' }])
  })

  test('another provider can prepare nothing here', async () => {
    const { db } = test$
    const choice = await aPlace()
    const stranger = await aStaffContext(db, await aProvider(db, choice.town), choice.town, 'admissions-manager')

    await expect(prepare({ ...choice, officer: stranger }, {})).rejects.toMatchObject({ code: 'nobody-left' })
    await expect(prepare({ ...choice, officer: choice.learner }, {})).rejects.toThrow()
  })

  test.each([
    [{ decision: 'not-met' }, 'unknown-reason'],
    [{ decision: 'other-course' }, 'no-start'],
    [{ choices: [] }, 'nobody-chosen'],
  ])('%j cannot be prepared', async (form, code) => {
    const choice = await aPlace()
    await expect(prepare(choice, form)).rejects.toMatchObject({ code })
  })
})

describe('a rehearsal', () => {
  test('says what would become of each, and changes nothing at all', async () => {
    const { db } = test$
    const choice = await aPlace()
    const missed = await aPlace({ town: choice.town, providerId: choice.providerId })
    await maths(choice, '5', choice.providerId)
    await maths(missed, '1', choice.providerId)
    const reason = await aReason(db, 'conditions-missed', 'grade-missed')
    await prepare({ ...missed, officer: choice.officer }, { decision: 'not-met', reason })
    const [jobs, letters] = [await jobsIn(db), await templates()]

    const runId = await rehearse(choice.officer)

    const items = db.selectFrom('resultsRunItem').select(['choiceId', 'outcome']).where('resultsRunId', '=', runId)
    expect(new Map((await items.execute()).map((item) => [item.choiceId, item.outcome]))).toEqual(
      new Map([
        [choice.id, 'confirmed'],
        [missed.id, 'not-met'],
      ]),
    )
    expect([await stateOf(db, choice.id), await stateOf(db, missed.id)]).toEqual(
      Array.from({ length: 2 }, () => 'accepted_conditional'),
    )
    expect(await eventsOf(db, choice.id)).not.toContain('condition.decided')
    expect((await jobsIn(db)).filter((name) => !name.startsWith('results/'))).toEqual(jobs)
    expect(await templates()).toEqual(letters)
  })

  test('knows nothing that is under embargo', async () => {
    const { db } = test$
    const choice = await aPlace()
    await maths(choice, '5')

    await rehearse(choice.officer)

    expect(await db.selectFrom('resultsRunItem').select('outcome').execute()).toEqual([])
  })
})
