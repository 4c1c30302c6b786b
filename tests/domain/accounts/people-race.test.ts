import { expect, test } from 'vitest'
import { aProvider, aTown } from '#tests/support/admissions'
import { racingDatabase } from '#tests/support/database'
import { somebodyAt } from '#tests/support/partners'
import { staffOf } from '~/domain/accounts/account.queries.server'
import { changeRights, endMembership } from '~/domain/accounts/people.commands.server'

const race$ = racingDatabase()
const ROUNDS = 120

test(`of two managers who remove each other at once one stays, in ${ROUNDS} rounds`, async () => {
  const { db } = race$
  const town = await aTown(db)
  for (let round = 0; round < ROUNDS; round += 1) {
    const providerId = await aProvider(db, town)
    const [one, other] = [await somebodyAt(db, providerId, town), await somebodyAt(db, providerId, town)]

    const ends = await Promise.allSettled([
      round % 2 ? endMembership(one, other.actor.membershipId) : changeRights(one, other.actor.membershipId, ['see']),
      endMembership(other, one.actor.membershipId),
    ])

    const managers = (await staffOf(one, providerId)).filter(({ rights }) => rights.includes('manage'))
    expect(managers).toHaveLength(1)
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  }
})
