import { describe, expect, test } from 'vitest'
import { aProvider, aTown } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { somebodyAt } from '#tests/support/partners'
import { eventsCalled } from '#tests/support/tracking'
import { openSession, readSession } from '~/access/session.server'
import { acceptInvitation } from '~/domain/accounts/account.commands.server'
import { staffOf } from '~/domain/accounts/account.queries.server'
import { rightsForm } from '~/domain/accounts/account.schemas'
import { rightsIn } from '~/domain/accounts/right'
import { changeRights, endMembership, inviteStaff } from '~/domain/accounts/people.commands.server'
import { rightsLine } from '~/domain/accounts/right.words'

const test$ = testDatabase()

async function aHouse() {
  const town = await aTown(test$.db)
  const providerId = await aProvider(test$.db, town)
  const manager = await somebodyAt(test$.db, providerId, town, { name: 'Ms Rossi' })
  const officer = await somebodyAt(test$.db, providerId, town, { role: 'admissions-officer' })
  return { town, providerId, manager, officer }
}

describe('the people of a provider', () => {
  test('a colleague is invited with rights, and holds them from the first page on', async () => {
    const { manager, providerId } = await aHouse()
    const wanted = {
      name: 'Mr Okafor',
      email: 'okafor@example.org',
      role: 'admissions-officer',
      rights: ['see' as const],
    }

    const { code } = await inviteStaff(manager, { ...wanted, organisationId: providerId })
    const { membershipId } = await acceptInvitation(manager, {
      ...{ code, email: null, bornOn: null, ip: '203.0.113.9' },
      password: 'three words together',
    })

    const staff = await staffOf(manager, providerId)
    expect(staff.find(({ id }) => id === membershipId)).toMatchObject({ name: 'Mr Okafor', rights: ['see'] })
  })

  test('changed rights count at the next request, and leave one event that says what was before', async () => {
    const { manager, officer } = await aHouse()
    const read = await reading(officer)

    await changeRights(manager, officer.actor.membershipId, ['see', 'interview'])

    expect((await read())?.visit.actor.rights).toEqual(['see', 'interview'])
    const [event] = await eventsCalled(test$.db, 'rights.changed')
    expect(event).toMatchObject({
      particulars: { before: ['see', 'interview', 'decide'], after: ['see', 'interview'] },
    })
  })

  test('whoever has left opens nothing more, and the same rights again leave no event', async () => {
    const { manager, officer } = await aHouse()
    const read = await reading(officer)

    await changeRights(manager, officer.actor.membershipId, rightsIn(officer.actor.rights))
    await endMembership(manager, officer.actor.membershipId)

    expect(await read()).toBeNull()
    expect(await eventsCalled(test$.db, 'rights.changed')).toEqual([])
    expect(await eventsCalled(test$.db, 'membership.ended')).toHaveLength(1)
  })

  test('the last manager stays, and keeps the right, until somebody else has it', async () => {
    const { manager, officer } = await aHouse()
    const { membershipId } = manager.actor

    await expect(changeRights(manager, membershipId, ['see'])).rejects.toMatchObject({ code: 'last-manager' })
    await expect(endMembership(manager, membershipId)).rejects.toMatchObject({ code: 'last-manager' })
    await changeRights(manager, officer.actor.membershipId, ['see', 'manage'])
    await endMembership(manager, membershipId)

    expect(await staffOf(manager, manager.actor.organisationId ?? '')).toHaveLength(1)
  })

  test('a manager whose account is shut counts for nobody', async () => {
    const { manager, officer } = await aHouse()
    await changeRights(manager, officer.actor.membershipId, ['manage'])
    await test$.db.updateTable('account').set({ isDisabled: true }).where('id', '=', officer.actor.id).execute()

    await expect(endMembership(manager, manager.actor.membershipId)).rejects.toMatchObject({ code: 'last-manager' })
  })

  test('only somebody who manages people may, and nobody finds the people of another provider', async () => {
    const { town, manager, officer, providerId } = await aHouse()
    const stranger = await somebodyAt(test$.db, await aProvider(test$.db, town), town)
    const invitation = { name: 'A', email: 'a@example.org', role: 'admissions-officer', organisationId: providerId }

    await expect(changeRights(officer, manager.actor.membershipId, [])).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(endMembership(officer, manager.actor.membershipId)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(inviteStaff(officer, invitation)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(changeRights(stranger, officer.actor.membershipId, [])).rejects.toMatchObject({ name: 'NotFound' })
    await expect(endMembership(stranger, officer.actor.membershipId)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('whoever takes registers is given nothing with applications', async () => {
    const { town, manager, providerId } = await aHouse()
    const taker = await somebodyAt(test$.db, providerId, town, { role: 'register-taker' })

    await expect(changeRights(manager, taker.actor.membershipId, ['see'])).rejects.toMatchObject({
      code: 'no-applications',
    })
  })

  test.each([
    [undefined, []],
    ['decide', ['see', 'decide']],
    [
      ['interview', 'manage'],
      ['see', 'interview', 'manage'],
    ],
    [['manage'], ['manage']],
  ])('of %j ticked is kept %j', (ticked, kept) => {
    expect(rightsForm.parse({ rights: ticked })).toEqual({ rights: kept })
  })

  test('rights have words', () => {
    expect([rightsLine([]), rightsLine(['see', 'manage'])]).toEqual([
      'Nothing with applications',
      'See applications, Manage people',
    ])
  })
})

async function reading({ actor }: { actor: { id: string; membershipId: string } }) {
  const cookie = await openSession(actor.id, actor.membershipId)
  const request = new Request('http://onward.example', { headers: { Cookie: cookie.split(';')[0] ?? '' } })
  return () => readSession(request)
}
