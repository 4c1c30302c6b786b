import { expect, test } from 'vitest'
import '~/jobs'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { recordArrival, suspendPlacement } from '~/domain/placements/placement.commands.server'
import { endPlacementProgramme } from '~/domain/programme-ends/programme-end.commands.server'
import { endsOn, findEnd } from '~/domain/programme-ends/programme-end.queries.server'
import { endFilter } from '~/domain/programme-ends/programme-end.schemas'
import { undoEnd } from '~/domain/programme-ends/undo-end.commands.server'
import { addDays, londonDay } from '~/kit/dates'
import { drainJobs } from '~/kit/jobs.server'
import { testDatabase } from '#tests/support/database'
import { FRIDAY, lettersIn } from '#tests/support/admissions'
import { aPlannedPlacement, later, settleAll } from '#tests/support/placements'
import { aWithdrawal, anEndForm } from '#tests/support/programmes'
import { aReason, aStaffContext, eventsCalled } from '#tests/support/tracking'

const test$ = testDatabase()
const firstDay = addDays(londonDay(FRIDAY), 7)
const day = addDays(firstDay, 12)

async function aStarted() {
  const planned = await aPlannedPlacement(test$.db)
  await settleAll(planned)
  await recordArrival(later(planned, 7).host, planned.id, { day: firstDay, version: 1 })
  return later(planned, 20)
}

async function managerOf({ hostId, town, host }: Awaited<ReturnType<typeof aStarted>>) {
  return aStaffContext(test$.db, hostId, town, 'admissions-manager', { now: host.now })
}

test.each([
  ['completed', 'completed'],
  ['transferred', 'transferred'],
  ['withdrawn', 'left-early'],
] as const)('a placement that is %s moves, and its ending is kept', async (kind, state) => {
  const { id, host, tutor } = await aStarted()
  const form =
    kind === 'withdrawn'
      ? await aWithdrawal(test$.db, { lastOn: day, version: 2 })
      : anEndForm({ lastOn: day, version: 2 })

  const endId = await endPlacementProgramme(host, id, kind, form)

  expect(await findPlacement(host, id)).toMatchObject({ state, endedOn: day })
  expect(await findEnd(host, endId)).toMatchObject({ kind, lastOn: day })
  expect((await endsOn(tutor, endFilter.parse({}))).map((end) => end.id)).toEqual([endId])
  expect(await eventsCalled(test$.db, 'programme.ended')).toHaveLength(1)
})

test('the home school ends a placement too, and one letter goes to each', async () => {
  const { id, head } = await aStarted()
  await drainJobs(test$.db, head.now)
  const before = (await lettersIn(test$.db)).length

  await endPlacementProgramme(head, id, 'withdrawn', await aWithdrawal(test$.db, { lastOn: day, version: 2 }))
  await drainJobs(test$.db, head.now)

  const told = (await lettersIn(test$.db)).slice(before).map(({ template }) => template)
  expect(told.sort()).toEqual(['ProgrammeEnded', 'ProgrammeEnded'])
})

test('an ending taken back lets the placement go on, or rest; the times stay free, and that is kept', async () => {
  const started = await aStarted()
  const { id, host } = started
  const reason = await aReason(test$.db, 'placement-suspended', 'health')
  await suspendPlacement(host, id, { day: addDays(firstDay, 5), reason, detail: null, version: 2 })
  const form = await aWithdrawal(test$.db, { lastOn: day, version: 3 })
  const endId = await endPlacementProgramme(host, id, 'withdrawn', form)

  await undoEnd(await managerOf(started), endId, { why: 'Wrong learner' })

  expect(await findPlacement(host, id)).toMatchObject({ state: 'suspended', endedOn: null })
  expect(await eventsCalled(test$.db, 'programme-end.undone')).toMatchObject([{ particulars: { blocksAreFree: true } }])
})

test('nothing is kept of an ending on a day that cannot be', async () => {
  const { id, host } = await aStarted()
  const form = anEndForm({ lastOn: addDays(firstDay, -1), version: 2 })

  await expect(endPlacementProgramme(host, id, 'completed', form)).rejects.toMatchObject({ code: 'too-early' })
  expect((await findPlacement(host, id)).state).toBe('started')
})
