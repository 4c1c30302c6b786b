import { describe, expect, test } from 'vitest'
import { cancellable } from '~/domain/cancellations/cancellation'
import { whyCancelled } from '~/domain/cancellations/cancellation.queries.server'
import { endChoicesOf, finishCancellations } from '~/domain/cancellations/end-choices.commands.server'
import { addChoice } from '~/domain/applications/choice.commands.server'
import { undoWithdrawal, withdrawChoice } from '~/domain/endings/withdrawal.commands.server'
import { inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { acceptFirm, keepAsBackup } from '~/domain/offers/reply.commands.server'
import { takeOn } from '~/domain/participation/caseload.commands.server'
import { moveRun } from '~/domain/publishing/own-run.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import '~/jobs'
import { visitor } from '~/kit/actor'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import {
  aChoice,
  aColleague,
  aProvider,
  conditional,
  eventsOf,
  FRIDAY,
  stateOf,
  unconditional,
} from '#tests/support/admissions'
import { cancelFor, courseOf, lettersOf, onSameRun, reasonOf } from '#tests/support/cancellations'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

describe('cancelStarts', () => {
  test.each(cancellable)('ends a choice that is %s, with one event and one letter', async (state) => {
    const { db } = test$
    const choice = await aChoice(db, { state: state === 'draft' || state === 'with_school' ? 'draft' : state })
    await db.updateTable('choice').set({ state }).where('id', '=', choice.id).execute()
    await drainJobs(db, FRIDAY)

    await cancelFor(db, choice, 'We are very sorry.')
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, choice.id)).toBe('course_cancelled')
    expect((await eventsOf(db, choice.id)).filter((action) => action === 'course.cancelled')).toHaveLength(1)
    const [letter, ...more] = await lettersOf(db, 'CourseCancelled')
    expect(more).toEqual([])
    expect(letter?.body).toContain('Too few people chose this course.')
    expect(letter?.body).toContain('We are very sorry.')
    expect(await lettersOf(db, 'StartChanged')).toEqual([])
    expect(await open(choice.id)).toBeUndefined()
  })

  test('leaves alone what has ended, and what is on another start', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const ended = await onSameRun(db, choice, { state: 'rejected' })
    const elsewhere = await aChoice(db, { town: choice.town, providerId: choice.providerId })

    await cancelFor(db, choice)
    await drainJobs(db, FRIDAY)

    expect(await stateOf(db, ended.id)).toBe('rejected')
    expect(await stateOf(db, elsewhere.id)).toBe('submitted')
  })

  test('takes the start out of the prospectus, and the course with its last start', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const courseId = await courseOf(db, choice.runId)

    await cancelFor(db, choice)

    const run = await db.selectFrom('courseRun').selectAll().where('id', '=', choice.runId).executeTakeFirstOrThrow()
    expect(run).toMatchObject({ status: 'withdrawn', cancelledAt: FRIDAY })
    const course = await db.selectFrom('course').select('status').where('id', '=', courseId).executeTakeFirstOrThrow()
    expect(course.status).toBe('withdrawn')
    await expect(addChoice(choice.learner, choice.learnerId, choice.runId)).rejects.toThrow()
  })

  test('names another start of the course in the letter and on the learner’s page, and leaves the course in the prospectus', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const courseId = await courseOf(db, choice.runId)
    await db.insertInto('courseRun').values({ courseId, key: '2', status: 'live', startsOn: '2027-10-04' }).execute()

    await cancelFor(db, choice)
    await drainJobs(db, FRIDAY)

    const [letter] = await lettersOf(db, 'CourseCancelled')
    expect(letter?.body).toContain('4 October 2027')
    expect(letter?.body).toContain('So the place they offered you is gone.')
    expect(await whyCancelled(choice.learner, choice.id)).toMatchObject({ others: [{ name: '4 October 2027' }] })
    const course = await db.selectFrom('course').select('status').where('id', '=', courseId).executeTakeFirstOrThrow()
    expect(course.status).toBe('live')
  })

  test('drops the interview and the wait, and gives the places free', async () => {
    const { db } = test$
    const waiting = await aChoice(db)
    await addToWaitingList(waiting.officer, waiting.id, { expiresOn: '2027-08-01' })
    const invited = await onSameRun(db, waiting)
    const interview = { day: '2026-12-04', time: '10:00', place: 'Main hall', message: '' }
    await inviteToInterview(invited.officer, invited.id, interview)

    await cancelFor(db, waiting)
    await drainJobs(db, FRIDAY)

    const wait = await db.selectFrom('waitingListEntry').select('endedAt').executeTakeFirstOrThrow()
    const held = await db.selectFrom('interview').select('cancelledAt').executeTakeFirstOrThrow()
    expect(wait.endedAt).toEqual(FRIDAY)
    expect(held.cancelledAt).toEqual(FRIDAY)
  })

  test('makes the backup the firm place where the firm one was cancelled, and not where another choice was', async () => {
    const { db } = test$
    const firm = await aChoice(db, { state: 'accepted_conditional' })
    const backup = await aChoice(db, { town: firm.town, learnerId: firm.learnerId })
    await makeOffer(backup.officer, backup.id, conditional)
    await keepAsBackup(backup.learner, backup.id)
    const third = await aChoice(db, { town: firm.town, learnerId: firm.learnerId })

    await cancelFor(db, third)
    await drainJobs(db, FRIDAY)
    expect(await stateOf(db, backup.id)).toBe('accepted_backup')

    await cancelFor(db, firm)
    await drainJobs(db, FRIDAY)
    expect(await stateOf(db, backup.id)).toBe('accepted_conditional')
  })

  test('asks the adviser to call where nothing is left, and not where an answer is to come', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const lucky = await onSameRun(db, choice)
    await aChoice(db, { town: choice.town, learnerId: lucky.learnerId })
    const service = await aProvider(db, choice.town, { kind: 'service', name: 'Connexions' })
    const { accountId } = await aColleague(db, service, 'adviser')
    const actor = {
      ...visitor,
      id: accountId,
      role: 'adviser' as const,
      organisationId: service,
      areaId: choice.town.areaId,
    }
    const adviser = { db, now: FRIDAY, requestId: 'test', actor }
    for (const learnerId of [choice.learnerId, lucky.learnerId]) await takeOn(adviser, learnerId)

    await cancelFor(db, choice)
    await drainJobs(db, FRIDAY)

    const asked = await db
      .selectFrom('auditEvent')
      .select('learnerId')
      .where('action', '=', 'caseload.call-asked')
      .execute()
    expect(asked.map(({ learnerId }) => learnerId)).toEqual([choice.learnerId])
  })

  test('twice is refused, and the ending begun again writes to nobody again', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const [id = ''] = await cancelFor(db, choice)
    await drainJobs(db, FRIDAY)

    await expect(cancelFor(db, choice)).rejects.toMatchObject({ code: 'cancelled-already' })
    expect(await endChoicesOf(systemContext(db, FRIDAY), id)).toBe(0)
    expect(await finishCancellations(systemContext(db, FRIDAY))).toBe(0)
    await drainJobs(db, FRIDAY)

    expect(await lettersOf(db, 'CourseCancelled')).toHaveLength(1)
  })

  test('refuses what is done there from that moment on, before the last choice has ended', async () => {
    const { db } = test$
    const choice = await aChoice(db, { state: 'offer' })
    const waiting = await onSameRun(db, choice)
    const gone = await onSameRun(db, choice)
    const said = { reason: await reasonOf(db, 'withdrawal', 'too-far'), detail: '' }
    await withdrawChoice(gone.learner, gone.id, said)
    await cancelFor(db, choice)

    await expect(acceptFirm(choice.learner, choice.id)).rejects.toMatchObject({ code: 'course-cancelled' })
    const offer = makeOffer(waiting.officer, waiting.id, unconditional)
    await expect(offer).rejects.toMatchObject({ code: 'course-cancelled' })
    await expect(undoWithdrawal(gone.learner, gone.id)).rejects.toMatchObject({ code: 'course-cancelled' })
    await expect(withdrawChoice(waiting.learner, waiting.id, said)).resolves.toBeUndefined()
  })

  test('what slips in at the very moment is ended in the night', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    await cancelFor(db, choice)
    await drainJobs(db, FRIDAY)
    const late = await onSameRun(db, choice)

    expect(await finishCancellations(systemContext(db, FRIDAY))).toBe(1)

    expect(await stateOf(db, late.id)).toBe('course_cancelled')
  })

  test('a start that is brought back takes learners again', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const courseId = await courseOf(db, choice.runId)
    await db.insertInto('courseRun').values({ courseId, key: '2', status: 'live', startsOn: '2027-10-04' }).execute()
    await cancelFor(db, choice)
    const run = await db
      .selectFrom('courseRun')
      .select('version')
      .where('id', '=', choice.runId)
      .executeTakeFirstOrThrow()

    await moveRun(choice.officer, courseId, choice.runId, 'restore', { version: run.version, why: null })

    const back = await db
      .selectFrom('courseRun')
      .select('cancelledAt')
      .where('id', '=', choice.runId)
      .executeTakeFirst()
    expect(back?.cancelledAt).toBeNull()
  })
})

function open(choiceId: string) {
  return test$.db
    .selectFrom('offer')
    .select('id')
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}
