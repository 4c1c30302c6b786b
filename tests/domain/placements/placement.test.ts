import { describe, expect, test } from 'vitest'
import '~/jobs'
import { clashesOf } from '~/domain/blocks/block.queries.server'
import { bookBlocks } from '~/domain/blocks/booking.commands.server'
import { lightOf } from '~/domain/placements/placement'
import {
  decideCheck,
  endPlacement,
  planPlacement,
  recordArrival,
  recordNotArrived,
  resumePlacement,
  suspendPlacement,
  withdrawPlacement,
} from '~/domain/placements/placement.commands.server'
import { findPlacement, placementsOf, placementsOn } from '~/domain/placements/placement.queries.server'
import { addDays, londonDay } from '~/kit/dates'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { testDatabase } from '#tests/support/database'
import { aProvider, FRIDAY, lettersIn } from '#tests/support/admissions'
import { aPlannedPlacement, later, settleAll, type Planned } from '#tests/support/placements'
import { aReason, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const firstDay = addDays(londonDay(FRIDAY), 7)

async function aStarted(): Promise<Planned> {
  const planned = await aPlannedPlacement(test$.db)
  await settleAll(planned)
  const there = later(planned, 7)
  await recordArrival(there.host, planned.id, { day: firstDay, version: 1 })
  return there
}

describe('a planned placement', () => {
  test('has everything that must stand before the start, each with who sees to it and by which day', async () => {
    const { host, id } = await aPlannedPlacement(test$.db)

    const { checks } = await findPlacement(host, id)

    expect(checks.map(({ kind, owner, dueOn }) => [kind, owner, dueOn])).toEqual([
      ['risk', 'host', addDays(firstDay, -10)],
      ['insurance', 'host', addDays(firstDay, -10)],
      ['safeguarding', 'host', addDays(firstDay, -10)],
      ['contacts', 'home', addDays(firstDay, -5)],
      ['consent', 'home', addDays(firstDay, -10)],
      ['transport', 'home', addDays(firstDay, -5)],
      ['kit', 'home', addDays(firstDay, -2)],
    ])
  })

  test('is planned once for a decision, however often it is told', async () => {
    const { id, town, learnerId, hostId, runId } = await aPlannedPlacement(test$.db)
    const { caseId } = await test$.db
      .selectFrom('placement')
      .select('caseId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const plan = { learnerId, homeId: town.schoolId, hostId, courseRunId: runId, startsOn: firstDay, endsOn: firstDay }

    expect(
      await planPlacement(systemContext(test$.db, FRIDAY), { caseId: caseId ?? '', ...plan, bookingIds: [] }),
    ).toBeNull()
  })

  test('tells the learner, the tutor and the host the same day', async () => {
    await aPlannedPlacement(test$.db)

    await drainJobs(test$.db, FRIDAY)

    const told = (await lettersIn(test$.db)).filter(({ template }) => template === 'PlacementNews')
    expect(told.map(({ body }) => body).join('\n')).toMatch(/You have a place on Engineering at Riverside College/)
    expect(told.map(({ body }) => body).join('\n')).toMatch(/Amina Yusuf has a place on Engineering/)
    expect(told.every(({ body }) => body.includes('Tuesday 1pm to 4pm'))).toBe(true)
    expect(told).toHaveLength(2)
  })

  test('does not start while something is red, and says what', async () => {
    const planned = await aPlannedPlacement(test$.db)
    await settleAll(planned)
    await decideCheck(planned.host, planned.id, 'insurance', { state: 'problem', note: 'The policy ends in May.' })
    const there = later(planned, 7)

    await expect(recordArrival(there.host, planned.id, { day: firstDay, version: 1 })).rejects.toMatchObject({
      code: 'checks-missing',
      sentence: 'This learner cannot start yet. Still to settle: insurance.',
    })
  })

  test('starts without kit: that check stops nobody', async () => {
    const planned = await aPlannedPlacement(test$.db)
    await settleAll(planned)
    await decideCheck(planned.head, planned.id, 'kit', { state: 'open', note: null })

    await recordArrival(later(planned, 7).host, planned.id, { day: firstDay, version: 1 })

    expect((await findPlacement(planned.host, planned.id)).state).toBe('started')
  })

  test('has checks of the home school that the host cannot settle, and the other way round', async () => {
    const { id, host, head } = await aPlannedPlacement(test$.db)

    await expect(decideCheck(host, id, 'consent', { state: 'done', note: null })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
    await expect(decideCheck(head, id, 'risk', { state: 'done', note: null })).rejects.toMatchObject({
      name: 'NotAllowed',
    })
  })

  test('is taken back by the home school: the times are free at once', async () => {
    const planned = await aPlannedPlacement(test$.db)
    const { id, head, learnerId, runId, blockId } = planned
    const reason = await aReason(test$.db, 'placement-withdrawn', 'alternative')

    await withdrawPlacement(head, id, { reason, detail: null, version: 1 })

    const stay = {
      learnerId,
      courseRunId: runId,
      blockIds: [blockId],
      fromOn: firstDay,
      untilOn: addDays(firstDay, 30),
    }
    expect(await clashesOf(head, { learnerIds: [learnerId], ...stay })).toEqual([])
    expect(await bookBlocks(systemContext(test$.db, FRIDAY), stay, null)).toHaveLength(1)
  })
})

describe('a first day', () => {
  test('is recorded once: whoever read an older version is told', async () => {
    const planned = await aPlannedPlacement(test$.db)
    await settleAll(planned)
    const there = later(planned, 7)

    await recordArrival(there.host, planned.id, { day: firstDay, version: 1 })

    await expect(recordArrival(there.host, planned.id, { day: firstDay, version: 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    expect(await eventsCalled(test$.db, 'placement.started')).toHaveLength(1)
  })

  test('is not before the plan and not in the time to come', async () => {
    const planned = await aPlannedPlacement(test$.db)
    await settleAll(planned)
    const { host } = later(planned, 8)

    for (const day of [addDays(firstDay, -1), addDays(firstDay, 2)]) {
      await expect(recordArrival(host, planned.id, { day, version: 1 })).rejects.toMatchObject({ field: 'day' })
    }
  })

  test('that nobody came to is told with its reason, and a late start is still possible', async () => {
    const planned = await aPlannedPlacement(test$.db)
    await settleAll(planned)
    const there = later(planned, 9)
    const reason = await aReason(test$.db, 'placement-not-arrived', 'transport')

    await recordNotArrived(there.host, planned.id, { day: firstDay, reason, detail: null, version: 1 })
    expect(await findPlacement(there.tutor, planned.id)).toMatchObject({
      state: 'not-arrived',
      reason: 'The transport did not come',
    })

    await recordArrival(there.host, planned.id, { day: addDays(firstDay, 2), version: 2 })
    expect(await findPlacement(there.tutor, planned.id)).toMatchObject({
      state: 'started',
      endedOn: null,
      reason: null,
    })
  })
})

describe('a placement that goes on', () => {
  test('rests and goes on again, and never rests twice on one day', async () => {
    const { id, host } = later(await aStarted(), 20)
    const reason = await aReason(test$.db, 'placement-suspended', 'health')
    const day = addDays(firstDay, 10)

    await suspendPlacement(host, id, { day, reason, detail: null, version: 2 })
    await resumePlacement(host, id, { day: addDays(day, 4), version: 3 })
    expect((await findPlacement(host, id)).rests).toEqual([{ fromOn: day, untilOn: addDays(day, 3), label: 'Health' }])

    await expect(
      suspendPlacement(host, id, { day: addDays(day, 2), reason, detail: null, version: 4 }),
    ).rejects.toMatchObject({ code: 'rests-overlap' })
  })

  test.each([
    ['transfer', 'transferred'],
    ['leave', 'left-early'],
    ['complete', 'completed'],
  ] as const)('ends (%s), and its times are free from the next day', async (move, state) => {
    const { id, host, learnerId } = later(await aStarted(), 20)
    const day = addDays(firstDay, 12)

    await endPlacement(host, id, { day, move, version: 2 })

    expect(await findPlacement(host, id)).toMatchObject({ state, endedOn: day })
    const after = { learnerIds: [learnerId], fromOn: addDays(day, 1), untilOn: addDays(day, 300) }
    expect(await clashesOf(host, after)).toEqual([])
    expect(await clashesOf(host, { ...after, fromOn: day })).toHaveLength(1)
  })
})

describe('who reads a placement', () => {
  test('is the home school, the host and the learner, and nobody else', async () => {
    const { town, id, host, tutor, learner, learnerId } = await aPlannedPlacement(test$.db)
    const otherProvider = await aProvider(test$.db, town, { name: 'Hillside College' })
    const stranger = await aStaffContext(test$.db, otherProvider, town, 'admissions-officer')
    const otherForm = await aStaffContext(test$.db, town.schoolId, town, 'tutor', { form: '11B' })

    for (const reader of [host, tutor, learner])
      expect((await placementsOf(reader, learnerId)).map((one) => one.id)).toEqual([id])
    for (const other of [stranger, otherForm]) {
      expect(await placementsOf(other, learnerId)).toEqual([])
      expect(await placementsOn(other, { list: 'live', page: 1 })).toEqual([])
      await expect(findPlacement(other, id)).rejects.toMatchObject({ name: 'NotFound' })
    }
  })
})

describe('a check', () => {
  test.each([
    ['done', '2026-11-01', 'green'],
    ['not-needed', '2026-11-01', 'green'],
    ['open', '2026-11-20', 'amber'],
    ['open', '2026-11-19', 'red'],
    ['problem', '2026-12-24', 'red'],
  ] as const)('that is %s and due on %s is %s on 20 November', (state, dueOn, light) => {
    expect(lightOf({ state, dueOn }, '2026-11-20')).toBe(light)
  })
})
