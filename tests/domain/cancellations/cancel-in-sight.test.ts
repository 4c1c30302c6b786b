import { describe, expect, test } from 'vitest'
import { cancelStarts } from '~/domain/cancellations/cancellation.commands.server'
import { previewCancellation } from '~/domain/cancellations/cancellation.jobs.server'
import { countOpenChoices, findCourseToCancel } from '~/domain/cancellations/cancellation.queries.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, aCourseRun, anOfficerAt, aProvider, FRIDAY } from '#tests/support/admissions'
import { cancelFor, courseOf, lettersOf, onSameRun, reasonOf } from '#tests/support/cancellations'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

describe('what is looked at before', () => {
  test('is how many applications are in which state, as the provider reads them', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await onSameRun(db, choice)
    await onSameRun(db, choice, { state: 'offer' })
    await onSameRun(db, choice, { state: 'draft' })
    await onSameRun(db, choice, { state: 'withdrawn' })

    expect(await countOpenChoices(choice.officer, [choice.runId])).toEqual({
      total: 3,
      states: [
        { what: 'New', count: 2 },
        { what: 'Offer made', count: 1 },
      ],
    })
    const course = await findCourseToCancel(choice.officer, await courseOf(db, choice.runId))
    expect(course.starts).toMatchObject([{ id: choice.runId, open: 3 }])
  })

  test('is the letter in its four endings', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const planned = {
      course: 'Engineering',
      provider: 'Riverside College',
      reason: 'Too few people.',
      message: 'Sorry.',
    }

    const letters = await previewCancellation(choice.officer, { ...planned, runIds: [choice.runId] })

    expect(letters).toHaveLength(4)
    expect(new Set(letters.map(({ lines }) => lines.join(' '))).size).toBe(4)
    for (const { lines } of letters) expect(lines.join(' ')).toContain('Too few people.')
  })
})

describe('a cancellation', () => {
  test('says nothing to the provider of a learner who had not sent it', async () => {
    const { db } = test$
    const draft = await aChoice(db, { state: 'draft' })
    await cancelFor(db, draft)
    await drainJobs(db, FRIDAY)

    const event = await db
      .selectFrom('auditEvent')
      .select(['organisationId', 'actorRole'])
      .where('action', '=', 'course.cancelled')
      .executeTakeFirstOrThrow()
    expect(event).toEqual({ organisationId: null, actorRole: 'admissions-officer' })
    expect((await countOpenChoices(draft.officer, [draft.runId])).total).toBe(0)
    const [letter] = await lettersOf(db, 'CourseCancelled')
    expect(letter?.body).toContain('you had not sent it')
  })

  test('is for the provider’s own admissions staff and its own starts alone', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const courseId = await courseOf(db, choice.runId)
    const wanted = { starts: [choice.runId], reason: await reasonOf(db, 'course-cancelled', 'too-few'), detail: '' }
    const otherId = await aProvider(db, choice.town, { name: 'Lakeside College' })
    const strangersRun = await aCourseRun(db, otherId)

    await expect(cancelStarts(anOfficerAt(db, otherId, choice.town), courseId, wanted)).rejects.toThrow(NotFound)
    await expect(cancelStarts(choice.officer, courseId, { ...wanted, starts: [strangersRun] })).rejects.toThrow(
      NotFound,
    )
    const actor = { ...choice.officer.actor, role: 'register-taker' as const }
    await expect(cancelStarts({ ...choice.officer, actor }, courseId, wanted)).rejects.toThrow(NotAllowed)
    const wrong = cancelStarts(choice.officer, courseId, {
      ...wanted,
      reason: await reasonOf(db, 'rejection', 'course-full'),
    })
    await expect(wrong).rejects.toMatchObject({ code: 'unknown-reason' })
  })
})
