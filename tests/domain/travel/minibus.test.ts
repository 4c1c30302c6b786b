import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import '~/jobs'
import { tellAbsence } from '~/domain/attendance/absence.commands.server'
import { changeDays } from '~/domain/placements/change.commands.server'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { addRun, endRun, endSeat, endSeatsOf, giveSeat } from '~/domain/travel/minibus.commands.server'
import { mostAtOnce, nextGoing, seatSpan, whomToRing, whyNotExpected } from '~/domain/travel/minibus'
import { findRun, runsFor, seatsFrom, seatsOfPlacements } from '~/domain/travel/minibus.queries.server'
import { runForm } from '~/domain/travel/minibus.schemas'
import { seatForLearner } from '~/domain/travel/minibus.words'
import { travelList } from '~/domain/travel/travel-list.queries.server'
import type { Context } from '~/kit/context.server'
import { addDays } from '~/kit/dates'
import { drainJobs } from '~/kit/jobs.server'
import { aLearner, aProvider, anOfficerAt, FRIDAY } from '#tests/support/admissions'
import { alsoOnThursdays, aPlaced, changeForm, MARCH } from '#tests/support/changed-placements'
import { racingDatabase, testDatabase } from '#tests/support/database'
import { aPlannedPlacement } from '#tests/support/placements'
import { aPlacementOf } from '#tests/support/registers'
import { eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const race$ = racingDatabase()

const TUESDAY = '2026-12-01'
const stops = [
  { leaves: '08:10', name: 'Northgate School' },
  { leaves: '08:40', name: 'Riverside College' },
]
const run = {
  name: 'Morning bus',
  weekday: 2,
  seats: 1,
  fromOn: '2026-11-24',
  untilOn: '2027-07-16',
  phone: '01632 960100',
}

async function aRun(ctx: Context, more = {}) {
  const id = await addRun(ctx, { ...run, stops, ...more })
  const { stops: kept } = await findRun(ctx, id)
  return { id, stop: kept[0]?.id ?? '' }
}

const seatFor = (placement: string, stop: string) => ({ placement, stop, fromOn: TUESDAY, untilOn: null })

async function aSeated() {
  const planned = await aPlannedPlacement(test$.db)
  const bus = await aRun(planned.head)
  const seat = await giveSeat(planned.head, bus.id, seatFor(planned.id, bus.stop))
  return { ...planned, bus, seat }
}

describe('a seat', () => {
  test('puts the learner on the list with stop, time and whom to ring, and settles the transport check', async () => {
    const { head, id, bus } = await aSeated()

    const { rows, expected } = await travelList(head, bus.id, TUESDAY)

    expect(rows).toMatchObject([{ name: 'Amina Yusuf', stop: 'Northgate School', leaves: '08:10', whyNot: null }])
    expect(expected).toBe(1)
    const { checks } = await findPlacement(head, id)
    expect(checks.find(({ kind }) => kind === 'transport')).toMatchObject({
      state: 'done',
      note: 'Morning bus, Northgate School at 08:10',
    })
    expect(await eventsCalled(test$.db, 'minibus.seat-given')).toHaveLength(1)
  })

  test('given by the host leaves the check to the home school', async () => {
    const { host, id } = await aPlannedPlacement(test$.db)
    const bus = await aRun(host)

    await giveSeat(host, bus.id, seatFor(id, bus.stop))

    const { checks } = await findPlacement(host, id)
    expect(checks.find(({ kind }) => kind === 'transport')).toMatchObject({ state: 'open' })
  })

  test('is read by the learner in plain words', async () => {
    const { learner, id } = await aSeated()

    expect((await seatsOfPlacements(learner, [id], TUESDAY)).map(seatForLearner)).toEqual([
      'On Tuesday, get on at Northgate School at 08:10. If you are late, call 01632 960100.',
    ])
  })

  test('is one’s own once, and refused where the bus does not go', async () => {
    const { head, id, bus } = await aSeated()
    const bigger = await aRun(head, { seats: 9 })
    await giveSeat(head, bigger.id, seatFor(id, bigger.stop))

    await expect(giveSeat(head, bigger.id, seatFor(id, bigger.stop))).rejects.toMatchObject({ code: 'seated-already' })
    await expect(
      giveSeat(head, bigger.id, { ...seatFor(id, bigger.stop), fromOn: '2027-08-01' }),
    ).rejects.toMatchObject({ name: 'NotFound' })
    const fridays = await aRun(head, { weekday: 5 })
    await expect(giveSeat(head, fridays.id, seatFor(id, fridays.stop))).rejects.toMatchObject({ name: 'NotFound' })
    await expect(giveSeat(head, bigger.id, seatFor(id, bus.stop))).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('ends with the minibus, which its school ends and nobody else', async () => {
    const { head, host, bus } = await aSeated()

    await expect(endRun(host, bus.id, { day: '2027-01-31' })).rejects.toMatchObject({ name: 'NotFound' })
    await expect(endRun(head, bus.id, { day: '2020-01-31' })).rejects.toMatchObject({ code: 'before-first' })
    await endRun(head, bus.id, { day: '2027-01-31' })

    expect((await findRun(head, bus.id)).untilOn).toBe('2027-01-31')
    expect((await travelList(head, bus.id, '2027-01-26')).rows).toHaveLength(1)
    expect(await seatsFrom(head, bus.id, '2027-02-01')).toEqual([])
    await expect(endRun(head, bus.id, { day: '2027-01-31' })).rejects.toMatchObject({ code: 'ends-earlier' })
    expect(await eventsCalled(test$.db, 'minibus.ended')).toHaveLength(1)
  })

  test('ends on a day, or is given up where it has not begun; then it is free', async () => {
    const { head, seat, bus } = await aSeated()

    await endSeat(head, seat, { day: '2027-01-31' })
    expect((await travelList(head, bus.id, '2027-02-02')).rows).toEqual([])
    await endSeat(head, seat, { day: '2026-11-30' })
    expect((await travelList(head, bus.id, TUESDAY)).rows).toEqual([])
    await expect(endSeat(head, seat, { day: '2026-11-30' })).rejects.toMatchObject({ name: 'NotFound' })
    expect(await eventsCalled(test$.db, 'minibus.seat-ended')).toHaveLength(2)
  })

  test('ends with the block it was for when the days change', async () => {
    const placed = await aPlaced(test$.db)
    await alsoOnThursdays(test$.db, placed)
    const bus = await aRun(placed.head)
    await giveSeat(placed.head, bus.id, { ...seatFor(placed.id, bus.stop), fromOn: '2027-01-05' })

    await changeDays(placed.head, placed.id, { ...(await changeForm(test$.db)), blocks: [placed.panel.thursday] })
    await drainJobs(test$.db, FRIDAY)

    expect(await seatsOfPlacements(placed.head, [placed.id], '2027-01-05')).toMatchObject([{ untilOn: '2027-02-28' }])
    await endSeatsOf(placed.head, placed.id)
    expect(await eventsCalled(test$.db, 'minibus.seats-followed')).toHaveLength(1)
    expect(MARCH > '2027-02-28').toBe(true)
  })
})

describe('the list of a day', () => {
  test('says who is not expected, and why', async () => {
    const { tutor, head, learnerId, bus } = await aSeated()
    await tellAbsence({ ...tutor, now: FRIDAY }, learnerId, { fromOn: TUESDAY, untilOn: TUESDAY, code: 'I' })

    expect((await travelList(head, bus.id, TUESDAY)).rows).toMatchObject([{ whyNot: 'Absent, the school knows' }])
  })

  test('is nobody else’s: another school and the host of the learner see no run of this school', async () => {
    const { host, bus, town } = await aSeated()
    const stranger = anOfficerAt(test$.db, await aProvider(test$.db, town), town)

    for (const other of [host, stranger]) {
      await expect(travelList(other, bus.id, TUESDAY)).rejects.toMatchObject({ name: 'NotFound' })
      expect(await runsFor(other, TUESDAY)).toEqual([])
    }
  })

  test.each([
    [{ isOver: true }, 'The placement is over'],
    [{ state: 'not-arrived' }, 'Has not arrived so far'],
    [{ isResting: true }, 'The placement rests'],
    [{ isBooked: false }, 'Not booked that day'],
    [{ isAbsent: true }, 'Absent, the school knows'],
    [{}, null],
  ])('%o reads %s', (more, why) => {
    const there = { state: 'started', isOver: false, isResting: false, isBooked: true, isAbsent: false }

    expect(whyNotExpected({ ...there, ...more }, false)).toBe(why)
    expect(whyNotExpected({ ...there, ...more }, true)).toBe('Holiday')
  })

  test('names the learner’s own telephone to the home school alone, and not where the address is protected', () => {
    const amina = { givenNames: 'Amina', phone: '07700 900123', isAddressProtected: false }
    const home = { name: 'Northgate School', phone: '01632 960001' }

    expect(whomToRing(amina, home, true)).toBe('Amina: 07700 900123')
    expect(whomToRing(amina, home, false)).toBe('Northgate School: 01632 960001')
    expect(whomToRing({ ...amina, isAddressProtected: true }, home, true)).toBe('Northgate School: 01632 960001')
  })
})

const anySpan = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({
  fromOn: addDays('2026-09-01', Math.min(a, b)),
  untilOn: addDays('2026-09-01', Math.max(a, b)),
}))

test('the fullest day of a span is counted as if every day were', () => {
  fc.assert(
    fc.property(fc.array(anySpan, { maxLength: 12 }), anySpan, (taken, span) => {
      let most = 0
      for (let day = span.fromOn; day <= span.untilOn; day = addDays(day, 1))
        most = Math.max(most, taken.filter((seat) => seat.fromOn <= day && day <= seat.untilOn).length)

      expect(mostAtOnce(taken, span)).toBe(most)
    }),
  )
})

test('a list is for a day on which the bus goes', () => {
  expect([nextGoing(2, '2026-11-23'), nextGoing(2, TUESDAY), nextGoing(7, '2026-11-23')]).toEqual([
    ...['2026-11-24', TUESDAY, '2026-11-29'],
  ])
})

test('a seat lasts no longer than the bus and the block', () => {
  const year = { fromOn: '2026-09-01', untilOn: '2027-07-16' }

  expect(seatSpan(year, { ...year, untilOn: '2027-04-01' }, { ...year, fromOn: '2026-10-01' })).toEqual({
    fromOn: '2026-10-01',
    untilOn: '2027-04-01',
  })
  expect(() => seatSpan(year, { fromOn: '2027-08-01', untilOn: '2027-08-31' }, year)).toThrow()
})

test('stops are read one a line, each later than the one before', () => {
  const typed = {
    ...{ ...run, weekday: '2', seats: '16' },
    ...{ fromOn: { day: '1', month: '9', year: '2026' }, untilOn: { day: '16', month: '7', year: '2027' } },
  }

  expect(runForm.parse({ ...typed, stops: '8:10 Northgate School\r\n08.40 Riverside College' }).stops).toEqual(stops)
  expect(runForm.safeParse({ ...typed, stops: '8:10 Here\n8:05 There' }).success).toBe(false)
  expect(runForm.safeParse({ ...typed, stops: 'Northgate School' }).success).toBe(false)
})

test('of two who want the last seat at once, one has it', async () => {
  const planned = await aPlannedPlacement(race$.db)
  const { town, hostId, runId, blockId, head } = planned
  const learnerId = await aLearner(race$.db, town, { givenNames: 'Ben', familyName: 'Shaw' })
  const second = await aPlacementOf(race$.db, { learnerId, homeId: town.schoolId, hostId, runId })
  const [held] = await race$.db
    .insertInto('blockBooking')
    .values({
      ...{ blockId, learnerId, courseRunId: runId, fromOn: TUESDAY, untilOn: '2027-02-01', status: 'confirmed' },
      bookedAt: FRIDAY,
    })
    .returning('id')
    .execute()
  await race$.db
    .insertInto('placementBooking')
    .values({ placementId: second, bookingId: held?.id ?? '' })
    .execute()
  const bus = await aRun(head)

  const both = await Promise.allSettled([
    giveSeat(head, bus.id, seatFor(planned.id, bus.stop)),
    giveSeat(head, bus.id, seatFor(second, bus.stop)),
  ])

  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'minibus-full' } })
})
