import { expect, test } from 'vitest'
import '~/jobs'
import { beginAct, undoAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { findAct } from '~/domain/bulk-acts/bulk-act.queries.server'
import { findChosen } from '~/domain/bulk-acts/selection.queries.server'
import { layOutSlots } from '~/domain/interviews/interview-slot.commands.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, FRIDAY, stateOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { manyApplicants } from '#tests/support/queues'
import { aReason } from '#tests/support/tracking'

const test$ = testDatabase()
const terms = { kind: 'interview-times', bookBy: '2026-12-01', message: null } as const
const morning = { day: '2026-12-04', from: '10:00', to: '12:00', minutes: 20, seats: 1, place: 'Room 4', course: null }

test('several are asked to choose a time, once there is one, and all invitations can be taken back', async () => {
  const first = await aChoice(test$.db)
  const { officer } = first
  const ids = [first.id, ...(await manyApplicants(test$.db, first, 1))]
  const begin = async () => beginAct(officer, terms, (await findChosen(officer, { ids, filter: null })).chosen)
  expect(await findAct(officer, await begin())).toMatchObject({ done: 0, refused: 2 })
  await layOutSlots(officer, morning)

  const act = await begin()
  await drainJobs(test$.db, FRIDAY)

  expect(await findAct(officer, act)).toMatchObject({ done: 2, refused: 0 })
  expect(await Promise.all(ids.map((id) => stateOf(test$.db, id)))).toEqual(['interviewing', 'interviewing'])
  await undoAct(officer, act, { reason: await aReason(test$.db, 'interview-cancelled', 'staff-not-there'), detail: '' })
  expect(await Promise.all(ids.map((id) => stateOf(test$.db, id)))).toEqual(['submitted', 'submitted'])
})
