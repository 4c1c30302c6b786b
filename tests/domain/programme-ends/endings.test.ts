import { describe, expect, test } from 'vitest'
import '~/jobs'
import { expectedInSession } from '~/domain/attendance/expected.queries.server'
import { recordContact } from '~/domain/participation/contact.commands.server'
import { updateActivity } from '~/domain/participation/activity.commands.server'
import { findActivity } from '~/domain/participation/activity.queries.server'
import { chaseTasks, closeTask } from '~/domain/participation/task.commands.server'
import { openTasks } from '~/domain/participation/task.queries.server'
import { interruptProgramme, resumeProgramme } from '~/domain/programme-ends/programme-break.commands.server'
import { endEnrolment } from '~/domain/programme-ends/programme-end.commands.server'
import { endsOf, endsOn, findEnd } from '~/domain/programme-ends/programme-end.queries.server'
import { endFilter } from '~/domain/programme-ends/programme-end.schemas'
import { findProgramme, programmesOn } from '~/domain/programme-ends/programme.queries.server'
import { undoEnd } from '~/domain/programme-ends/undo-end.commands.server'
import { drainJobs } from '~/kit/jobs.server'
import { londonDay } from '~/kit/dates'
import { systemContext } from '~/kit/context.server'
import { testDatabase } from '#tests/support/database'
import { aColleague, aProvider, FRIDAY, lettersIn, theLearner } from '#tests/support/admissions'
import { aReason, aSession, aStaffContext, eventsCalled } from '#tests/support/tracking'
import { anEnd, anEndForm, aProgramme, aWithdrawal, daysLater } from '#tests/support/programmes'

const test$ = testDatabase()
const today = londonDay(FRIDAY)

describe('a programme that ends', () => {
  test.each(['completed', 'transferred', 'withdrawn'] as const)('is %s, once, with one event', async (kind) => {
    const { officer, enrolmentId, endId, learnerId } = await anEnd(test$.db, kind)

    expect((await findProgramme(officer, enrolmentId)).state).toBe(kind)
    expect((await findEnd(officer, endId)).lastOn).toBe(today)
    expect(await programmesOn(officer, { name: '', page: 1 })).toEqual([])
    expect(await eventsCalled(test$.db, 'programme.ended')).toMatchObject([{ learnerId, particulars: { kind } }])
  })

  test('keeps by whom and why somebody left, and what they may want', async () => {
    const { officer, endId } = await anEnd(test$.db, 'withdrawn')

    expect(await findEnd(officer, endId)).toMatchObject({
      ...{ party: 'learner', futureInterest: 'yes', next: 'Not known' },
      reasons: [{ label: 'The journey', returnCode: '44' }],
    })
  })

  test.each(['completed', 'transferred', 'withdrawn'] as const)('that is %s does not end again', async (kind) => {
    const { officer, enrolmentId } = await anEnd(test$.db, kind)

    for (const version of [1, 2]) {
      const again = endEnrolment(officer, enrolmentId, 'completed', anEndForm({ version }))
      await expect(again).rejects.toMatchObject({ code: version === 1 ? 'changed-meanwhile' : 'not-from-here' })
    }
    expect(await eventsCalled(test$.db, 'programme.ended')).toHaveLength(1)
  })

  test.each([
    ['2026-05-31', 'lastOn'],
    ['2026-11-21', 'lastOn'],
  ])('did not end on %s', async (lastOn, field) => {
    const { officer, enrolmentId } = await aProgramme(test$.db)

    await expect(endEnrolment(officer, enrolmentId, 'completed', anEndForm({ lastOn }))).rejects.toMatchObject({
      field,
    })
    expect((await findProgramme(officer, enrolmentId)).state).toBe('on-programme')
  })

  test('is on no register from the next day', async () => {
    const { choice, learnerId } = await anEnd(test$.db, 'completed')
    const onRegister = async (days: number) => {
      const id = await aSession(daysLater(choice.officer, days), choice.runId)
      const rows = await test$.db
        .selectFrom('classSession')
        .innerJoinLateral(
          (eb) => expectedInSession(eb).as('expected'),
          (join) => join.onTrue(),
        )
        .select('expected.learnerId')
        .where('classSession.id', '=', id)
        .execute()
      return rows.map((row) => row.learnerId)
    }

    expect(await onRegister(0)).toEqual([learnerId])
    expect(await onRegister(1)).toEqual([])
  })

  test('is not known to another provider, nor to another school', async () => {
    const { enrolmentId, endId, choice } = await anEnd(test$.db, 'withdrawn')
    const { town } = choice
    const other = await aProvider(test$.db, town, { name: 'Hillside College' })
    const stranger = await aStaffContext(test$.db, other, town, 'admissions-manager')
    const otherForm = await aStaffContext(test$.db, town.schoolId, town, 'tutor', { form: '11B' })

    for (const reader of [stranger, otherForm]) {
      await expect(findEnd(reader, endId)).rejects.toMatchObject({ name: 'NotFound' })
      expect(await endsOn(reader, endFilter.parse({}))).toEqual([])
    }
    await expect(endEnrolment(stranger, enrolmentId, 'completed', anEndForm())).rejects.toMatchObject({
      name: 'NotFound',
    })
    await expect(undoEnd(stranger, endId, { why: 'no' })).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('a break', () => {
  const away = async () => ({
    fromOn: '2026-11-10',
    reason: await aReason(test$.db, 'programme-interrupted', 'health'),
    detail: null,
  })

  test('leaves the learner with the place, and ends when they are back', async () => {
    const { officer, enrolmentId } = await aProgramme(test$.db)

    await interruptProgramme(officer, enrolmentId, { ...(await away()), version: 1 })
    expect((await findProgramme(officer, enrolmentId)).state).toBe('interrupted')
    await resumeProgramme(officer, enrolmentId, { fromOn: '2026-11-18', version: 2 })

    expect(await findProgramme(officer, enrolmentId)).toMatchObject({ state: 'on-programme', version: 3 })
    const again = interruptProgramme(officer, enrolmentId, { ...(await away()), fromOn: '2026-11-15', version: 3 })
    await expect(again).rejects.toMatchObject({ code: 'breaks-overlap' })
  })

  test('does not begin twice, and nobody completes a programme in it', async () => {
    const { officer, enrolmentId } = await aProgramme(test$.db)
    await interruptProgramme(officer, enrolmentId, { ...(await away()), version: 1 })

    const twice = interruptProgramme(officer, enrolmentId, { ...(await away()), version: 2 })
    await expect(twice).rejects.toMatchObject({ code: 'not-from-here' })
    const completed = endEnrolment(officer, enrolmentId, 'completed', anEndForm({ version: 2 }))
    await expect(completed).rejects.toMatchObject({ code: 'not-from-here' })
  })

  test('comes back with an ending that is taken back', async () => {
    const { officer, manager, enrolmentId } = await aProgramme(test$.db)
    await interruptProgramme(officer, enrolmentId, { ...(await away()), version: 1 })
    const form = await aWithdrawal(test$.db, { version: 2 })
    const endId = await endEnrolment(officer, enrolmentId, 'withdrawn', form)

    await undoEnd(manager, endId, { why: 'Wrong learner' })

    expect((await findProgramme(officer, enrolmentId)).state).toBe('interrupted')
  })
})

describe('an ending that was a mistake', () => {
  test('is taken back with its task, with a reason, and leaves one event', async () => {
    const { manager, officer, adviser, enrolmentId, endId } = await anEnd(test$.db, 'withdrawn')
    expect(await openTasks(adviser)).toHaveLength(1)

    await undoEnd(manager, endId, { why: 'It was her brother' })

    expect((await findProgramme(officer, enrolmentId)).state).toBe('on-programme')
    expect(await openTasks(adviser)).toEqual([])
    const [event] = await eventsCalled(test$.db, 'programme-end.undone')
    expect(event?.particulars).toMatchObject({ why: 'It was her brother', taskWasOpen: true })
    await expect(undoEnd(manager, endId, { why: 'again' })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    // And it can end again, rightly.
    await endEnrolment(officer, enrolmentId, 'completed', anEndForm({ version: 3 }))
    expect(await endsOf(systemContext(test$.db, FRIDAY), manager.actor.learnerId ?? endId)).toEqual([])
  })

  test('is for whoever manages the provider, and for a fortnight', async () => {
    const { manager, officer, endId } = await anEnd(test$.db, 'completed')

    await expect(undoEnd(officer, endId, { why: 'x' })).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(undoEnd(daysLater(manager, 15), endId, { why: 'x' })).rejects.toMatchObject({ code: 'too-late' })
    await undoEnd(daysLater(manager, 14), endId, { why: 'x' })
  })
})

describe('the adviser', () => {
  test('is asked to call by the next working day where somebody left', async () => {
    const { adviser, learnerId } = await anEnd(test$.db, 'withdrawn')

    expect(await openTasks(adviser)).toMatchObject([{ learnerId, dueOn: '2026-11-23', isUnassigned: false }])
  })

  test('is not asked where somebody completed and goes to a job', async () => {
    const { adviser } = await anEnd(test$.db, 'completed')

    expect(await openTasks(adviser)).toEqual([])
  })

  test('settles it by talking, not by a call that nobody answered', async () => {
    const { adviser, learnerId } = await anEnd(test$.db, 'withdrawn')
    const call = { kind: 'phone-call', day: today, time: '08:00', note: null, nextActionOn: null } as const

    await recordContact(adviser, learnerId, { ...call, outcome: 'no-answer' })
    expect(await openTasks(adviser)).toHaveLength(1)
    await recordContact(adviser, learnerId, { ...call, outcome: 'reached' })

    expect(await openTasks(adviser)).toEqual([])
    expect(await eventsCalled(test$.db, 'adviser-task.settled')).toHaveLength(1)
  })

  test('settles it by saying what the learner does now', async () => {
    const { adviser, learnerId } = await anEnd(test$.db, 'withdrawn')

    await updateActivity(adviser, learnerId, {
      ...{ code: '619', startedOn: today, verifiedOn: today, reviewOn: null, predictedEndOn: null },
    })

    expect(await openTasks(adviser)).toEqual([])
  })

  test('closes it with a word, once', async () => {
    const { adviser } = await anEnd(test$.db, 'withdrawn')
    const [task] = await openTasks(adviser)

    await closeTask(adviser, task?.id ?? '', { word: 'Moved to Scotland' })

    const again = closeTask(adviser, task?.id ?? '', { word: 'x' })
    await expect(again).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await eventsCalled(test$.db, 'adviser-task.settled')).toMatchObject([{ particulars: { how: 'word' } }])
  })

  test('of another area does not see it; one with whom the learner is not, neither', async () => {
    const { choice } = await anEnd(test$.db, 'withdrawn')
    const colleague = await aStaffContext(test$.db, choice.town.schoolId, choice.town, 'adviser')

    expect(await openTasks(colleague)).toEqual([])
    await test$.db.updateTable('caseloadEntry').set({ endedAt: FRIDAY }).execute()
    expect(await openTasks(colleague)).toMatchObject([{ isUnassigned: true }])
  })

  test('is asked again once when the day has gone by', async () => {
    const { adviser } = await anEnd(test$.db, 'withdrawn')
    const system = (days: number) => daysLater(systemContext(test$.db, FRIDAY), days)

    expect(await chaseTasks(system(3))).toBe(0)
    expect(await chaseTasks(system(4))).toBe(1)
    expect(await chaseTasks(system(5))).toBe(0)
    await drainJobs(test$.db, daysLater(adviser, 4).now)

    const asked = (await lettersIn(test$.db)).filter(({ template }) => template === 'AdviserTask')
    expect(asked.map(({ body }) => body).join()).toMatch(/still waits to hear from you/)
  })
})

describe('what follows an ending', () => {
  test('is told to the learner, the tutor and the adviser the same day, each in their own words', async () => {
    const { choice } = await anEnd(test$.db, 'withdrawn')
    await aColleague(test$.db, choice.town.schoolId, 'tutor', '11A')

    await drainJobs(test$.db, FRIDAY)

    const bodies = (await lettersIn(test$.db))
      .filter(({ template }) => template === 'ProgrammeEnded' || template === 'AdviserTask')
      .map(({ body }) => body)
    expect(bodies.some((body) => body.includes('You left') && body.includes('It was about the journey.'))).toBe(true)
    expect(bodies.some((body) => body.includes('Amina Yusuf left') && !body.includes('journey'))).toBe(true)
    expect(bodies.some((body) => body.includes('Please get in touch with Amina Yusuf'))).toBe(true)
  })

  test('is proposed to the adviser as the activity', async () => {
    const { adviser, learnerId } = await anEnd(test$.db, 'withdrawn')

    await drainJobs(test$.db, FRIDAY)

    expect((await findActivity(adviser, learnerId)).proposed).toMatchObject({ code: '810' })
  })

  test('is not proposed over what an adviser has written since', async () => {
    const { adviser, learnerId } = await anEnd(test$.db, 'withdrawn', { lastOn: '2026-11-12' })
    await updateActivity(adviser, learnerId, {
      ...{ code: '330', startedOn: '2026-11-16', verifiedOn: today, reviewOn: null, predictedEndOn: null },
    })

    await drainJobs(test$.db, FRIDAY)

    expect(await findActivity(adviser, learnerId)).toMatchObject({ current: { code: '330' }, proposed: null })
  })

  test('is read by the learner', async () => {
    const { choice, learnerId } = await anEnd(test$.db, 'withdrawn')

    const own = await endsOf(theLearner(test$.db, learnerId, choice.town), learnerId)

    expect(own).toMatchObject([{ kind: 'withdrawn', reasons: [{ learnerWords: 'It was about the journey.' }] }])
  })
})
