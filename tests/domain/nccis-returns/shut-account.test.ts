import { expect, test } from 'vitest'
import { openSession, readSession } from '~/access/session.server'
import { signIn } from '~/domain/accounts/account.commands.server'
import { recordLeaving, takeLeavingBack } from '~/domain/nccis-returns/cohort-leaving.commands.server'
import type { LeavingStatus } from '~/domain/nccis-returns/cohort-leaving'
import { hashPassword } from '~/kit/password.server'
import { racingDatabase } from '#tests/support/database'
import { aReturnTown, aSixteen } from '#tests/support/return-towns'

const here = racingDatabase()
const password = 'three plain words'
const left = (status: LeavingStatus) => ({ status, leftOn: '2026-11-20', note: null, authority: null })

/** Somebody with an account, signed in on a phone. */
async function somebody(name: string, authority: string, differently = {}) {
  const town = await aReturnTown(here.db, { authority })
  const learnerId = await aSixteen(here.db, town, name, differently)
  const passwordHash = await hashPassword(password)
  const account = await here.db
    .updateTable('account')
    .set({ passwordHash })
    .where('learnerId', '=', learnerId)
    .returning(['id', 'email'])
    .executeTakeFirstOrThrow()
  const cookie = await openSession(account.id, null)
  const request = new Request('http://onward.example', { headers: { Cookie: cookie } })
  return {
    ...{ town, learnerId },
    visits: async () => (await readSession(request))?.visit.actor.learnerId,
    signsIn: (typed = password) => signIn(town.system, { email: account.email, password: typed, next: '' }, name),
  }
}

test('the account of somebody recorded as having died is shut, and open again as it was when that was a mistake', async () => {
  const { town, learnerId, visits, signsIn } = await somebody('Amina', '919')
  const other = await somebody('Joel', '918')
  const leavingId = await recordLeaving(town.adviser, learnerId, left('D'))
  expect(await visits()).toBeUndefined()
  await expect(signsIn()).rejects.toMatchObject({ code: 'account-shut' })
  await expect(signsIn()).rejects.not.toThrow(/died|death|passed|record/i)
  await expect(signsIn('not this one here')).rejects.toMatchObject({ code: 'wrong-sign-in' })
  expect(await other.visits()).toBe(other.learnerId)

  await takeLeavingBack(town.adviser, leavingId)
  expect(await visits()).toBe(learnerId)
  await expect(signsIn()).resolves.toMatchObject({ membershipId: null })
})

test('who has left England can still sign in', async () => {
  const { town, learnerId, visits, signsIn } = await somebody('Chidi', '917', { bornOn: '2006-03-14' })
  await recordLeaving(town.adviser, learnerId, left('L'))
  expect(await visits()).toBe(learnerId)
  await expect(signsIn()).resolves.toMatchObject({ membershipId: null })
})
