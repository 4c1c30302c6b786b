import { expect, test } from 'vitest'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { acceptFirm } from '~/domain/offers/reply.commands.server'
import { revertRejection } from '~/domain/reversals/revert.commands.server'
import { aChoice, eventsOf, stateOf, unconditional, type ChoiceWithAll } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'

const race$ = racingDatabase()
const ROUNDS = 8

test('of two offers after all for one last place, one is made', async () => {
  const { db } = race$
  const first = await aRejected(await aChoice(db, { run: { places: 1, hasHardLimit: true } }))
  const second = await aChoice(db, { town: first.town, providerId: first.providerId })
  await db.updateTable('choice').set({ courseRunId: first.runId }).where('id', '=', second.id).execute()
  await aRejected(second)

  const done = await Promise.allSettled(
    [first, second].map(({ officer, id }) => revertRejection(officer, id, unconditional)),
  )

  const [lost, ...others] = done.filter((one) => one.status === 'rejected')
  expect(lost?.reason).toMatchObject({ code: 'no-place-left' })
  expect(others).toEqual([])
})

test('an offer after all comes before the learner takes another place, or not at all', async () => {
  const { db } = race$
  for (let round = 0; round < ROUNDS; round += 1) {
    const choice = await aRejected(await aChoice(db))
    const other = await aChoice(db, {
      town: choice.town,
      learnerId: choice.learnerId,
      state: 'offer',
      terms: unconditional,
    })

    const [reverted, taken] = await Promise.allSettled([
      revertRejection(choice.officer, choice.id, unconditional),
      acceptFirm(other.learner, other.id),
    ])

    expect(taken.status).toBe('fulfilled')
    expect(await stateOf(db, other.id)).toBe('place_confirmed')
    const wasReverted = (await eventsOf(db, choice.id)).includes('rejection.reverted')
    expect(wasReverted).toBe(reverted.status === 'fulfilled')
    if (reverted.status === 'rejected') expect(reverted.reason).toMatchObject({ code: 'placed-elsewhere' })
  }
})

async function aRejected(choice: ChoiceWithAll) {
  const found = race$.db.selectFrom('reason').select('id').where('list', '=', 'rejection')
  const { id } = await found.where('code', '=', 'course-full').executeTakeFirstOrThrow()
  await rejectChoice(choice.officer, choice.id, { reasons: [id], details: {}, message: '' })
  return choice
}
