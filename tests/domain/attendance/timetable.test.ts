import { describe, expect, test } from 'vitest'
import { findRegister } from '~/domain/attendance/register.queries.server'
import { bookBlocks } from '~/domain/blocks/booking.commands.server'
import { daysHeld } from '~/domain/attendance/timetable'
import { addSlot, endSlot, planSessions } from '~/domain/attendance/timetable.commands.server'
import { timetable } from '~/domain/attendance/timetable.queries.server'
import { systemContext } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { anOfficerAt, aProvider, eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aHostedLearner, markAs } from '#tests/support/registers'
import { anEnrolment } from '#tests/support/tracking'

const test$ = testDatabase()

const tuesdays = {
  title: 'Workshop',
  weekday: 2,
  start: '13:00',
  end: '15:30',
  siteId: null,
  blockId: null,
  fromOn: '2026-11-02',
  untilOn: '2027-07-16',
}

async function daysPlanned(slotId: string) {
  const rows = await test$.db
    .selectFrom('classSession')
    .select('startsAt')
    .where('slotId', '=', slotId)
    .orderBy('startsAt')
    .execute()
  return rows.map(({ startsAt }) => londonDay(startsAt))
}

describe('the days of a line of the timetable', () => {
  const slot = { weekday: 2, starts: '13:00:00', ends: '15:30:00', fromOn: '2026-11-02', untilOn: '2026-12-31' }

  test.each([
    ['are its weekday', { from: '2026-11-20', until: '2026-12-04' }, [], ['2026-11-24', '2026-12-01']],
    ['begin with its first day', { from: '2026-10-20', until: '2026-11-04' }, [], ['2026-11-03']],
    ['end with its last day', { from: '2026-12-28', until: '2027-01-12' }, [], ['2026-12-29']],
    [
      'leave out holidays',
      { from: '2026-11-20', until: '2026-12-04' },
      [{ startsOn: '2026-11-23', endsOn: '2026-11-27' }],
      ['2026-12-01'],
    ],
  ])('%s', (_, span, closures, days) => {
    expect(daysHeld(slot, span, closures)).toEqual(days)
  })
})

describe('a timetable', () => {
  test('gives the registers of two weeks at once, at London times, and leaves one event', async () => {
    const { db } = test$
    const { teacher, runId } = await aHostedLearner(db)

    const slotId = await addSlot(teacher, { ...tuesdays, courseRunId: runId })

    expect(await daysPlanned(slotId)).toEqual(['2026-11-24', '2026-12-01'])
    expect(await eventsOf(db, slotId)).toEqual(['timetable.slot-added'])
    expect(await timetable(teacher)).toMatchObject([{ id: slotId, weekday: 2, starts: '13:00:00', blockName: null }])
  })

  test('goes on every night, without the school holidays of the area, and plans nothing twice', async () => {
    const { db } = test$
    const { teacher, runId, town } = await aHostedLearner(db)
    const slotId = await addSlot(teacher, { ...tuesdays, courseRunId: runId })
    await db
      .insertInto('closure')
      .values({
        areaId: town.areaId,
        kind: 'school-holiday',
        name: 'Snow',
        startsOn: '2026-12-08',
        endsOn: '2026-12-08',
      })
      .execute()

    await planSessions(systemContext(db, new Date('2026-12-02T00:42:00Z')))
    await planSessions(systemContext(db, new Date('2026-12-02T00:42:00Z')))

    expect(await daysPlanned(slotId)).toEqual(['2026-11-24', '2026-12-01', '2026-12-15'])
  })

  test('takes away what a new holiday falls on, and keeps a register that was taken', async () => {
    const { db } = test$
    const { teacher, runId, town } = await aHostedLearner(db)
    const slotId = await addSlot(teacher, { ...tuesdays, courseRunId: runId })
    await db
      .insertInto('closure')
      .values({
        areaId: town.areaId,
        kind: 'school-holiday',
        name: 'Flood',
        startsOn: '2026-11-23',
        endsOn: '2026-12-04',
      })
      .execute()

    await planSessions(systemContext(db, new Date('2026-11-23T00:42:00Z')))

    expect(await daysPlanned(slotId)).toEqual([])
  })

  test('that ends loses its later sessions', async () => {
    const { db } = test$
    const { teacher, runId } = await aHostedLearner(db)
    const slotId = await addSlot(teacher, { ...tuesdays, courseRunId: runId })

    await endSlot(teacher, slotId, '2026-11-25')

    expect(await daysPlanned(slotId)).toEqual(['2026-11-24'])
    expect(await eventsOf(db, slotId)).toEqual(['timetable.slot-added', 'timetable.slot-ended'])
    await expect(endSlot(teacher, slotId, '2027-01-01')).rejects.toMatchObject({ code: 'slot-over' })
  })

  test('is refused where it would never be held', async () => {
    const { teacher, runId } = await aHostedLearner(test$.db)
    const never = addSlot(teacher, { ...tuesdays, courseRunId: runId, fromOn: '2026-11-25', untilOn: '2026-11-26' })

    await expect(never).rejects.toMatchObject({ code: 'slot-empty', field: 'untilOn' })
  })

  test('is not found from another provider', async () => {
    const { db } = test$
    const { teacher, runId, town } = await aHostedLearner(db)
    const slotId = await addSlot(teacher, { ...tuesdays, courseRunId: runId })
    const elsewhere = anOfficerAt(db, await aProvider(db, town), town)

    await expect(addSlot(elsewhere, { ...tuesdays, courseRunId: runId })).rejects.toThrow(NotFound)
    await expect(endSlot(elsewhere, slotId, '2026-12-01')).rejects.toThrow(NotFound)
    expect(await timetable(elsewhere)).toEqual([])
  })
})

describe('a register with learners of other schools', () => {
  test('lists who is enrolled and who is placed, each once', async () => {
    const { db } = test$
    const enrolled = await anEnrolment(db)
    const placed = await aHostedLearner(db, { town: enrolled.town, hostId: enrolled.providerId, runId: enrolled.runId })
    const slotId = await addSlot(placed.teacher, { ...tuesdays, courseRunId: enrolled.runId })
    const session = await db
      .selectFrom('classSession')
      .select('id')
      .where('slotId', '=', slotId)
      .orderBy('startsAt')
      .executeTakeFirstOrThrow()

    const { learners } = await findRegister(placed.teacher, session.id)

    expect(learners.map(({ id }) => id).sort()).toEqual([enrolled.learnerId, placed.learnerId].sort())
  })

  test.each([
    ['planned', { state: 'planned' }, 1],
    ['withdrawn before it began', { state: 'withdrawn', endedOn: '2026-11-19' }, 0],
    ['left the week before', { state: 'left-early', endedOn: '2026-11-16' }, 0],
    ['left afterwards', { state: 'left-early', endedOn: '2026-11-27' }, 1],
    ['not begun yet', { startsOn: '2026-12-20' }, 0],
  ] as const)('a learner whose placement is %s: %j', async (_, change, rows) => {
    const { db } = test$
    const { teacher, runId, placementId } = await aHostedLearner(db)
    await addSlot(teacher, { ...tuesdays, courseRunId: runId })
    await db.updateTable('placement').set(change).where('id', '=', placementId).execute()
    const session = await db.selectFrom('classSession').select('id').orderBy('startsAt').executeTakeFirstOrThrow()

    expect((await findRegister(teacher, session.id)).learners).toHaveLength(rows)
  })

  test('a learner whose placement rests is left out while it rests', async () => {
    const { db } = test$
    const { teacher, runId, placementId } = await aHostedLearner(db)
    await addSlot(teacher, { ...tuesdays, courseRunId: runId })
    const reason = await db
      .selectFrom('reason')
      .select('id')
      .where('list', '=', 'placement-suspended')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('placementRest')
      .values({ placementId, fromOn: '2026-11-30', untilOn: null, reasonId: reason.id })
      .execute()
    const sessions = await db.selectFrom('classSession').select('id').orderBy('startsAt').execute()

    const counts = await Promise.all(sessions.map(async ({ id }) => (await findRegister(teacher, id)).learners.length))

    expect(counts).toEqual([1, 0])
  })

  test('a learner who comes for one block stands on the registers of that block alone', async () => {
    const { db } = test$
    const { teacher, runId, town, placementId, learnerId } = await aHostedLearner(db)
    const hours = { areaId: town.areaId, weekday: 2, starts: '13:00', ends: '16:00' }
    const blocks = await db
      .insertInto('timetableBlock')
      .values([
        { ...hours, name: 'Tuesday afternoon' },
        { ...hours, name: 'Thursday afternoon', weekday: 4 },
      ])
      .returning('id')
      .execute()
    const [tuesday = '', thursday = ''] = blocks.map(({ id }) => id)
    const [bookingId = ''] = await bookBlocks(
      teacher,
      { learnerId, courseRunId: runId, blockIds: [tuesday], fromOn: '2026-11-13', untilOn: '2027-07-16' },
      null,
    )
    await db.insertInto('placementBooking').values({ placementId, bookingId }).execute()
    await addSlot(teacher, { ...tuesdays, courseRunId: runId, blockId: tuesday })
    await addSlot(teacher, { ...tuesdays, courseRunId: runId, weekday: 4, blockId: thursday })
    const sessions = await db.selectFrom('classSession').select('id').orderBy('startsAt').execute()

    const counts = await Promise.all(sessions.map(async ({ id }) => (await findRegister(teacher, id)).learners.length))

    expect(counts).toEqual([1, 0, 1, 0])
  })

  test('a change of a mark needs a reason, and the reason is kept', async () => {
    const { db } = test$
    const { teacher, runId, learnerId } = await aHostedLearner(db)
    const slotId = await addSlot(teacher, { ...tuesdays, weekday: 5, courseRunId: runId })
    const { id } = await db
      .selectFrom('classSession')
      .select('id')
      .where('slotId', '=', slotId)
      .orderBy('startsAt')
      .executeTakeFirstOrThrow()
    await markAs(teacher, id, { [learnerId]: 'O' })

    await markAs(teacher, id, { [learnerId]: 'L' })

    const { particulars } = await db
      .selectFrom('auditEvent')
      .select('particulars')
      .where('action', '=', 'mark.changed')
      .executeTakeFirstOrThrow()
    expect(particulars).toMatchObject({ from: { code: 'O' }, to: { code: 'L' }, reason: 'Seen in the corridor' })
  })
})
