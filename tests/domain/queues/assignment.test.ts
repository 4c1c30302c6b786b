import { describe, expect, test } from 'vitest'
import { eventsOfChoice } from '~/domain/applications/choice.queries.server'
import { addMembership } from '~/domain/accounts/account.commands.server'
import { endMembership } from '~/domain/accounts/people.commands.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import '~/jobs'
import { assignChoice } from '~/domain/queues/assignment.commands.server'
import { workloadOf } from '~/domain/queues/assignment.queries.server'
import { choiceHistoryFor } from '~/domain/reports/choice-history'
import { aChoice, aColleague, anOfficerAt, aProvider, countEvents, eventsOf, FRIDAY } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { somebodyAt } from '#tests/support/partners'
import { manyApplicants } from '#tests/support/queues'

const test$ = testDatabase()

describe('assignChoice', () => {
  test('gives an application to a colleague and back to nobody, each with one event', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { accountId } = await aColleague(db, choice.providerId)

    expect(await assignChoice(choice.officer, choice.id, accountId)).toEqual({ before: null })
    expect(await assignChoice(choice.officer, choice.id, accountId)).toEqual({ before: accountId })
    expect(await assignChoice(choice.officer, choice.id, null)).toEqual({ before: accountId })

    expect((await eventsOf(db, choice.id)).filter((action) => action === 'choice.assigned')).toHaveLength(2)
  })

  test('is no business of the learner’s: nothing of it stands in their history', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const { accountId } = await aColleague(db, choice.providerId)
    await assignChoice(choice.officer, choice.id, accountId)

    const told = async (reader: typeof choice.learner) =>
      choiceHistoryFor(reader.actor, await eventsOfChoice(reader, choice.id)).map(({ what }) => what)
    expect(await told(choice.officer)).toContain('Given to Mr Okafor to see to')
    expect((await told(choice.learner)).join()).not.toContain('Okafor')
  })

  test('is refused for somebody who does not decide here, or no longer; for another provider; for a learner', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const elsewhere = await aProvider(db, choice.town)
    const stranger = await aColleague(db, elsewhere)
    const taker = await aColleague(db, choice.providerId, 'register-taker')
    const gone = await aColleague(db, choice.providerId)
    await db.updateTable('membership').set({ endedAt: FRIDAY }).where('accountId', '=', gone.accountId).execute()
    const events = await countEvents(db)

    for (const { accountId } of [stranger, taker, gone]) {
      await expect(assignChoice(choice.officer, choice.id, accountId)).rejects.toMatchObject({ code: 'no-colleague' })
    }
    const other = anOfficerAt(db, elsewhere, choice.town)
    await expect(assignChoice(other, choice.id, null)).rejects.toThrow('no such choice')
    await expect(assignChoice(choice.learner, choice.id, null)).rejects.toThrow()
    expect(await countEvents(db)).toBe(events)
  })
})

test('the workload counts what is open, of this provider only', async () => {
  const { db } = test$
  const choice = await aChoice(db)
  const { accountId } = await aColleague(db, choice.providerId)
  const ids = [...(await manyApplicants(db, choice, 2)), ...(await manyApplicants(db, choice, 1, 'rejected'))]
  await db.updateTable('choice').set({ assignedToId: accountId }).where('id', 'in', ids).execute()

  expect(await workloadOf(choice.officer, choice.providerId)).toEqual([{ id: accountId, name: 'Mr Okafor', open: 2 }])
})

describe('somebody who leaves', () => {
  test('leaves nothing assigned: what is open is nobody’s again, what is over stays as it was', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const over = await aChoice(db, { town: choice.town, providerId: choice.providerId, state: 'rejected' })
    const manager = await somebodyAt(db, choice.providerId, choice.town)
    const leaver = await somebodyAt(db, choice.providerId, choice.town, { role: 'admissions-officer' })
    for (const id of [choice.id, over.id]) await assignChoice(choice.officer, id, leaver.actor.id)

    await endMembership(manager, leaver.actor.membershipId)
    await drainJobs(db, FRIDAY)

    expect([await assigned(choice.id), await assigned(over.id)]).toEqual([null, leaver.actor.id])
    expect((await eventsOf(db, choice.id)).filter((action) => action === 'choice.assigned')).toHaveLength(2)
  })

  test('keeps what is theirs where they still work there in another way', async () => {
    const { db } = test$
    const choice = await aChoice(db)
    const manager = await somebodyAt(db, choice.providerId, choice.town)
    const colleague = await somebodyAt(db, choice.providerId, choice.town, { role: 'admissions-officer' })
    const { id: accountId, membershipId } = colleague.actor
    await addMembership(systemContext(db, FRIDAY), {
      accountId,
      organisationId: choice.providerId,
      role: 'admissions-manager',
    })
    await assignChoice(choice.officer, choice.id, accountId)

    await endMembership(manager, membershipId)
    await drainJobs(db, FRIDAY)

    expect(await assigned(choice.id)).toBe(accountId)
  })
})

async function assigned(choiceId: string) {
  const row = test$.db.selectFrom('choice').select('assignedToId').where('id', '=', choiceId)
  return (await row.executeTakeFirstOrThrow()).assignedToId
}
