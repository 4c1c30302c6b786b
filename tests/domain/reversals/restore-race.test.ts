import { expect, test } from 'vitest'
import { applyAgain } from '~/domain/applications/choice.commands.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { approveRestoration, askForRestoration } from '~/domain/reversals/restoration.commands.server'
import { aChoice, eventsOf } from '#tests/support/admissions'
import { reasonOf } from '#tests/support/cancellations'
import { racingDatabase } from '#tests/support/database'
import { supportPerson, asShown } from '#tests/support/restorations'

const race$ = racingDatabase()

async function asked() {
  const { db } = race$
  const choice = await aChoice(db)
  const reason = await reasonOf(db, 'rejection', 'course-full')
  await rejectChoice(choice.officer, choice.id, { reasons: [reason], details: {}, message: '' })
  const form = { to: 'submitted' as const, ticket: 'T-1', why: 'A slip', ...(await asShown(db, choice.id)) }
  return { choice, id: await askForRestoration(await supportPerson(db), choice.id, form) }
}

test('of two who agree at once one puts it back and the other is told', async () => {
  const { db } = race$
  const { choice, id } = await asked()
  const people = [await supportPerson(db), await supportPerson(db)]

  const done = await Promise.allSettled(people.map((person) => approveRestoration(person, id)))

  const [lost, ...others] = done.filter((one) => one.status === 'rejected')
  expect(lost?.reason).toMatchObject({ code: 'decided-already' })
  expect(others).toEqual([])
  expect((await eventsOf(db, choice.id)).filter((action) => action === 'choice.restored')).toHaveLength(1)
})

test('a learner who adds the course again at that moment has it once', async () => {
  const { db } = race$
  for (let round = 0; round < 6; round += 1) {
    const { choice, id } = await asked()

    await Promise.allSettled([approveRestoration(await supportPerson(db), id), applyAgain(choice.learner, choice.id)])

    const open = await db
      .selectFrom('choice')
      .select('id')
      .where('learnerId', '=', choice.learnerId)
      .where('state', 'in', ['draft', 'submitted'])
      .execute()
    expect(open).toHaveLength(1)
  }
})
