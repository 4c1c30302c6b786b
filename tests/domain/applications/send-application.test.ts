import { describe, expect, test } from 'vitest'
import { sendApplication } from '~/domain/applications/application.commands.server'
import { saveSection } from '~/domain/applications/section.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { snapshotFrom } from '~/domain/applications/snapshot'
import { addSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { systemContext } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aCourseRun,
  aFinishedForm,
  aLearner,
  aProvider,
  aTown,
  eventsOf,
  FRIDAY,
  jobsIn,
  lettersIn,
  stateOf,
  theLearner,
} from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

async function aReadyForm() {
  const { db } = test$
  const town = await aTown(db)
  const learnerId = await aLearner(db, town)
  const providerId = await aProvider(db, town)
  const ctx = theLearner(db, learnerId, town)
  await aFinishedForm(ctx, learnerId)
  const choiceId = await addChoice(ctx, learnerId, await aCourseRun(db, providerId))
  return { db, town, learnerId, providerId, ctx, choiceId }
}

const applicationOf = (learnerId: string) =>
  test$.db.selectFrom('application').selectAll().where('learnerId', '=', learnerId).executeTakeFirstOrThrow()

describe('sendApplication', () => {
  test('sends every draft, starts the clock of 20 working days, and answers with a reference number', async () => {
    const { db, learnerId, ctx, choiceId } = await aReadyForm()

    const sent = await sendApplication(ctx, learnerId)

    const choice = await db.selectFrom('choice').selectAll().where('id', '=', choiceId).executeTakeFirstOrThrow()
    expect(sent).toEqual({ reference: expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/), choiceIds: [choiceId] })
    expect(choice).toMatchObject({ state: 'submitted', sentAt: FRIDAY, answerBy: '2026-12-18', version: 2 })
  })

  test('counts around the school holidays of the area', async () => {
    const { db, town, learnerId, ctx, choiceId } = await aReadyForm()
    const autumn = { name: 'A week off', startsOn: '2026-11-30', endsOn: '2026-12-04' }
    await addSchoolHoliday(systemContext(db, FRIDAY), town.areaId, autumn)

    await sendApplication(ctx, learnerId)

    const choice = await db.selectFrom('choice').select('answerBy').where('id', '=', choiceId).executeTakeFirstOrThrow()
    // 25 December and the substitute day for Boxing Day are holidays too.
    expect(choice.answerBy).toBe('2026-12-29')
  })

  test('leaves one event and one job, and then one letter to the learner and to each colleague', async () => {
    const { db, learnerId, providerId, ctx } = await aReadyForm()
    await aColleague(db, providerId)
    await aColleague(db, providerId, 'admissions-manager')
    await aColleague(db, providerId, 'register-taker')

    await sendApplication(ctx, learnerId)

    const application = await applicationOf(learnerId)
    expect((await eventsOf(db, application.id)).filter((action) => action === 'application.sent')).toHaveLength(1)
    expect(await jobsIn(db)).toEqual(['references/request-reference', 'applications/tell-sent'])
    await drainJobs(db, FRIDAY)
    const letters = await lettersIn(db)
    expect(letters.map(({ template }) => template)).toEqual([
      'ApplicationReceived',
      'ApplicationReceived',
      'ApplicationSent',
    ])
  })

  test('sends only what is ticked, and the rest another time', async () => {
    const { db, learnerId, providerId, ctx, choiceId } = await aReadyForm()
    const later = await addChoice(ctx, learnerId, await aCourseRun(db, providerId))

    await sendApplication(ctx, learnerId, { choiceIds: [choiceId] })

    expect(await stateOf(db, later)).toBe('draft')
    expect((await sendApplication(ctx, learnerId)).choiceIds).toEqual([later])
  })

  test('a second time answers the same and does nothing again', async () => {
    const { db, learnerId, ctx, choiceId } = await aReadyForm()
    const first = await sendApplication(ctx, learnerId, { choiceIds: [choiceId] })

    const again = await sendApplication(ctx, learnerId, { choiceIds: [choiceId] })
    const andAgain = await sendApplication(ctx, learnerId)

    expect([again.reference, andAgain.reference]).toEqual([first.reference, first.reference])
    expect([...again.choiceIds, ...andAgain.choiceIds]).toEqual([])
    expect(await jobsIn(db)).toHaveLength(2)
  })

  test('keeps a copy that later changes do not touch', async () => {
    const { db, learnerId, ctx, choiceId } = await aReadyForm()
    await sendApplication(ctx, learnerId)

    await saveSection(ctx, learnerId, 'statement', { answers: { statement: 'Something else' }, isFinished: true })

    const { snapshot } = await db
      .selectFrom('choice')
      .select('snapshot')
      .where('id', '=', choiceId)
      .executeTakeFirstOrThrow()
    expect(snapshotFrom(snapshot)?.answers.statement).toBe('mark-of-statement')
  })

  test('gives a school sixth form a copy without what it may not have', async () => {
    const { db } = test$
    const choice = await aChoice(db, { kind: 'school' })

    const { snapshot } = await db
      .selectFrom('choice')
      .select('snapshot')
      .where('id', '=', choice.id)
      .executeTakeFirstOrThrow()

    const kept = snapshotFrom(snapshot)
    expect(Object.keys(kept?.answers ?? {}).toSorted()).toEqual([
      'address',
      'bornOn',
      'email',
      'familyName',
      'givenNames',
      'knownAs',
      'otherParentContact',
      'otherParentName',
      'parentContact',
      'parentName',
      'parentRelation',
      'phone',
      'postcode',
      'schoolName',
    ])
    expect(kept?.grades).toHaveLength(1)
  })

  test('does not ask for a statement where only school sixth forms will read', async () => {
    const { db } = test$
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)
    const ctx = theLearner(db, learnerId, town)
    await aFinishedForm(ctx, learnerId)
    await db
      .deleteFrom('applicationSection')
      .where('section', 'in', ['statement', 'experience', 'interview-needs'])
      .execute()
    const school = await aProvider(db, town, { kind: 'school', name: 'Hilltop School' })
    await addChoice(ctx, learnerId, await aCourseRun(db, school))

    await expect(sendApplication(ctx, learnerId)).resolves.toBeDefined()

    const college = await aProvider(db, town)
    await addChoice(ctx, learnerId, await aCourseRun(db, college))
    await expect(sendApplication(ctx, learnerId)).rejects.toMatchObject({ code: 'not-finished' })
  })

  test('refuses an unfinished section by its name', async () => {
    const { learnerId, ctx } = await aReadyForm()
    await saveSection(ctx, learnerId, 'contact', { answers: { phone: '' }, isFinished: false })

    await expect(sendApplication(ctx, learnerId)).rejects.toMatchObject({
      sentence: expect.stringContaining('How to reach you'),
    })
  })

  test('refuses a course that has closed meanwhile, by its name', async () => {
    const { db, learnerId, ctx } = await aReadyForm()
    await db.updateTable('courseRun').set({ isOpen: false }).execute()

    await expect(sendApplication(ctx, learnerId)).rejects.toMatchObject({
      code: 'course-closed',
      sentence: expect.stringContaining('Engineering'),
    })
  })

  test('refuses an empty list, and a day on which nobody may apply', async () => {
    const { db } = test$
    const town = await aTown(db)
    const learnerId = await aLearner(db, town)
    const early = theLearner(db, learnerId, town, new Date('2026-10-07T22:59:59Z'))
    await expect(sendApplication(early, learnerId)).rejects.toMatchObject({ code: 'nothing-to-send' })

    await aFinishedForm(early, learnerId)
    await addChoice(early, learnerId, await aCourseRun(db, await aProvider(db, town)))

    await expect(sendApplication(early, learnerId)).rejects.toMatchObject({ code: 'not-open' })
    const opening = theLearner(db, learnerId, town, new Date('2026-10-07T23:00:00Z'))
    await expect(sendApplication(opening, learnerId)).resolves.toBeDefined()
  })

  test('is hidden from another learner and from a provider', async () => {
    const { db, town, learnerId } = await aReadyForm()
    const other = theLearner(db, await aLearner(db, town), town)

    await expect(sendApplication(other, learnerId)).rejects.toThrow(NotFound)
  })
})
