import { describe, expect, test } from 'vitest'
import { findAttendance } from '~/domain/attendance/attendance.queries.server'
import { planSession, takeRegister } from '~/domain/attendance/register.commands.server'
import { findRegister, markCodes } from '~/domain/attendance/register.queries.server'
import { sessionsOn, sessionsWithoutRegister } from '~/domain/attendance/session.queries.server'
import { runsToTeach } from '~/domain/attendance/timetable.queries.server'
import { NotFound } from '~/kit/errors'
import { aChoice, anOfficerAt, aProvider, countEvents, eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { anAdviser, aSession, aStaffContext, anEnrolment, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const present = { code: 'P', minutesLate: null }
const absent = { code: 'O', minutesLate: null }

async function aRegister() {
  const { db } = test$
  const amina = await anEnrolment(db)
  const teacher = await aStaffContext(db, amina.providerId, amina.town, 'register-taker')
  const sessionId = await aSession(teacher, amina.runId)
  return { amina, teacher, sessionId, mark: (mark: typeof present) => ({ [amina.learnerId]: mark }) }
}

describe('planSession', () => {
  test('makes a session of the provider’s own course at London times, and leaves one event', async () => {
    const { db } = test$
    const { runId, officer } = await aChoice(db, { state: 'draft' })

    const id = await planSession(officer, {
      courseRunId: runId,
      title: 'Maths',
      day: '2027-06-01',
      start: '09:15',
      end: '10:45',
    })

    const session = await db
      .selectFrom('classSession')
      .select(['startsAt', 'endsAt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(session).toEqual({ startsAt: new Date('2027-06-01T08:15:00Z'), endsAt: new Date('2027-06-01T09:45:00Z') })
    expect(await eventsOf(db, id)).toEqual(['session.planned'])
  })

  test('finds no course of another provider', async () => {
    const { db } = test$
    const { runId, town } = await aChoice(db, { state: 'draft' })
    const elsewhere = anOfficerAt(db, await aProvider(db, town), town)

    await expect(aSession(elsewhere, runId)).rejects.toThrow(NotFound)
  })
})

describe('a register', () => {
  test('has one row for each learner who is enrolled on its day', async () => {
    const { db } = test$
    const { amina, teacher, sessionId } = await aRegister()
    await aChoice(db, { town: amina.town, providerId: amina.providerId, state: 'place_confirmed' })
    const later = await aSession(teacher, amina.runId, '2026-11-27')
    const earlier = await aSession(teacher, amina.runId, '2026-11-13')

    const rows = async (id: string) => (await findRegister(teacher, id)).learners.map((learner) => learner.id)

    expect(await rows(sessionId)).toEqual([amina.learnerId])
    expect(await rows(later)).toEqual([amina.learnerId])
    expect(await rows(earlier)).toEqual([])
  })

  test('leaves out who has left, and keeps who was marked before leaving', async () => {
    const { db } = test$
    const { amina, teacher, sessionId, mark } = await aRegister()
    await takeRegister(teacher, sessionId, { version: 1, marks: mark(present) })
    const later = await aSession(teacher, amina.runId, '2026-11-27')

    await db
      .updateTable('enrolment')
      .set({ status: 'left', endedOn: '2026-11-19' })
      .where('choiceId', '=', amina.id)
      .execute()

    expect((await findRegister(teacher, sessionId)).learners).toHaveLength(1)
    expect((await findRegister(teacher, later)).learners).toHaveLength(0)
  })

  test('is hidden from another provider, a learner and an adviser', async () => {
    const { db } = test$
    const { amina, sessionId } = await aRegister()
    const elsewhere = anOfficerAt(db, await aProvider(db, amina.town), amina.town)

    for (const ctx of [elsewhere, amina.learner, await anAdviser(db, amina.town)]) {
      await expect(findRegister(ctx, sessionId)).rejects.toThrow(NotFound)
      await expect(takeRegister(ctx, sessionId, { version: 1, marks: {} })).rejects.toThrow(NotFound)
    }
  })
})

describe('takeRegister', () => {
  test('keeps a mark for each learner, says who took it, and leaves one event', async () => {
    const { db } = test$
    const { amina, teacher, sessionId, mark } = await aRegister()

    await takeRegister(teacher, sessionId, { version: 1, marks: mark({ code: 'L', minutesLate: null }) })

    const marks = await db.selectFrom('mark').select(['learnerId', 'code', 'markedById']).execute()
    expect(marks).toEqual([{ learnerId: amina.learnerId, code: 'L', markedById: teacher.actor.id }])
    expect(await eventsOf(db, sessionId)).toEqual(['session.planned', 'register.taken'])
    const { takenAt, version } = await findRegister(teacher, sessionId)
    expect({ takenAt, version }).toEqual({ takenAt: teacher.now, version: 2 })
  })

  test('keeps what a corrected mark was before', async () => {
    const { db } = test$
    const { amina, teacher, sessionId, mark } = await aRegister()
    await takeRegister(teacher, sessionId, { version: 1, marks: mark(absent) })

    await takeRegister(teacher, sessionId, { version: 2, marks: mark(present), reason: 'Came at ten' })

    const [change, ...others] = await eventsCalled(db, 'mark.changed')
    expect(change).toMatchObject({ learnerId: amina.learnerId, particulars: { from: absent, to: present } })
    expect(others).toEqual([])
    expect(await eventsCalled(db, 'register.corrected')).toHaveLength(1)
  })

  test('leaves no mark changed where nothing is', async () => {
    const { db } = test$
    const { teacher, sessionId, mark } = await aRegister()
    await takeRegister(teacher, sessionId, { version: 1, marks: mark(present) })

    await takeRegister(teacher, sessionId, { version: 2, marks: mark(present) })

    expect(await eventsCalled(db, 'mark.changed')).toEqual([])
  })

  test('tells whoever saves second on the same version, and keeps nothing of theirs', async () => {
    const { db } = test$
    const { teacher, sessionId, mark } = await aRegister()
    await takeRegister(teacher, sessionId, { version: 1, marks: mark(present) })
    const before = await countEvents(db)

    const second = takeRegister(teacher, sessionId, { version: 1, marks: mark(absent) })

    await expect(second).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await db.selectFrom('mark').select('code').execute()).toEqual([{ code: 'P' }])
    expect(await countEvents(db)).toBe(before)
  })

  test('is refused before its day', async () => {
    const { amina, teacher } = await aRegister()
    const tomorrow = await aSession(teacher, amina.runId, '2026-11-21')

    await expect(takeRegister(teacher, tomorrow, { version: 1, marks: {} })).rejects.toMatchObject({
      code: 'too-early',
    })
  })
})

describe('attendance', () => {
  test('counts possible, attended and punctual sessions by the codes of the list', async () => {
    const { db } = test$
    const { amina, teacher } = await aRegister()
    const codes = await markCodes(teacher)
    for (const [at, { code }] of codes.entries()) {
      const sessionId = await planSession(teacher, {
        courseRunId: amina.runId,
        title: code,
        day: '2026-11-20',
        start: `1${at % 8}:00`,
        end: `1${at % 8}:50`,
      })
      await takeRegister(teacher, sessionId, {
        version: 1,
        marks: { [amina.learnerId]: { code, minutesLate: code === 'L' ? 7 : null } },
      })
    }

    const { totals, marks } = await findAttendance(amina.learner, amina.learnerId)

    expect(totals).toEqual({ possible: 9, attended: 6, punctual: 5 })
    expect(marks).toHaveLength(codes.length)
    expect(await findAttendance(await anAdviser(db, amina.town), amina.learnerId)).toMatchObject({ totals })
  })

  test('shows a provider its own registers only', async () => {
    const { db } = test$
    const { amina, teacher, sessionId, mark } = await aRegister()
    await takeRegister(teacher, sessionId, { version: 1, marks: mark(present) })
    const elsewhere = await aChoice(db, { town: amina.town, learnerId: amina.learnerId, kind: 'school' })

    const seen = await findAttendance(elsewhere.officer, amina.learnerId)

    expect(seen).toEqual({ totals: { possible: 0, attended: 0, punctual: 0 }, marks: [] })
  })
})

describe('the list of registers', () => {
  test('shows a day in the order of its sessions, and the registers nobody took', async () => {
    const { amina, teacher, sessionId } = await aRegister()
    const yesterday = await aSession(teacher, amina.runId, '2026-11-19')

    expect((await sessionsOn(teacher, '2026-11-20')).map(({ id }) => id)).toEqual([sessionId])
    expect((await sessionsWithoutRegister(teacher)).map(({ id }) => id)).toEqual([yesterday])
    expect((await runsToTeach(teacher)).map(({ id }) => id)).toEqual([amina.runId])
  })
})
