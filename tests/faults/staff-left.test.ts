import { describe, expect, test } from 'vitest'
import { changeRights, endMembership } from '~/domain/accounts/people.commands.server'
import { paths } from '~/paths'
import type { Right } from '~/kit/actor'
import { FRIDAY, stateOf } from '#tests/support/admissions'
import { setClock, servedApplication } from '#tests/support/served'
import { somebodyAt, twoHouses } from '#tests/support/partners'

const served = servedApplication()

/** An applicant, a manager, and an officer who has signed in on two devices. */
async function anOfficerAtWork(rights: readonly Right[] = ['see', 'interview', 'decide']) {
  await setClock(served.db, FRIDAY)
  const { choice, owner: manager } = await twoHouses(served.db)
  const officer = await somebodyAt(served.db, choice.providerId, choice.town, { role: 'admissions-officer', rights })
  const { id: accountId, membershipId } = officer.actor
  const devices = [await served.as({ accountId, membershipId }), await served.as({ accountId, membershipId })]
  const look = () => Promise.all(devices.map((device) => device.get(paths.provider.choice(choice.id))))
  const offer = () =>
    Promise.all(
      devices.map((device) =>
        device.post(paths.provider.makeOffer(choice.id), { kind: 'unconditional', version: '1' }),
      ),
    )
  return { choice, manager, membershipId, look, offer }
}

describe('F-24: provider staff who have moved or left', () => {
  test('who leaves is out on every device from the next request on, and what they send then does nothing', async () => {
    const { choice, manager, membershipId, look, offer } = await anOfficerAtWork()
    expect((await look()).map(({ status }) => status)).toEqual([200, 200])

    await endMembership(manager, membershipId)

    for (const reply of [...(await look()), ...(await offer())]) {
      expect(reply.status).toBe(302)
      expect(reply.location).toContain('/sign-in')
    }
    expect(await stateOf(served.db, choice.id)).toBe('submitted')
  })

  test('a right that is taken away is gone with the next request, though the form was open', async () => {
    const { choice, manager, membershipId, look, offer } = await anOfficerAtWork()
    await look()

    await changeRights(manager, membershipId, ['see'])

    expect((await look()).map(({ status }) => status)).toEqual([200, 200])
    expect((await offer()).map(({ status }) => status)).toEqual([403, 403])
    expect(await stateOf(served.db, choice.id)).toBe('submitted')
  })

  test('an account that is shut is out on every device', async () => {
    const { choice, manager, look, offer, membershipId } = await anOfficerAtWork()
    const membership = manager.db.selectFrom('membership').select('accountId').where('id', '=', membershipId)
    await manager.db.updateTable('account').set({ isDisabled: true }).where('id', '=', membership).execute()

    for (const reply of [...(await look()), ...(await offer())]) expect(reply.location).toContain('/sign-in')
    expect(await stateOf(served.db, choice.id)).toBe('submitted')
  })
})
