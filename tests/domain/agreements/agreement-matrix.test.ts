import { describe, expect, test } from 'vitest'
import { testDatabase } from '#tests/support/database'
import { agreementStages, anAgreement, sessionOf, twoHouses } from '#tests/support/partners'
import { accountPolicy } from '~/access/account-policy'
import { actions, isAllowed, policy, type Rule } from '~/access/policy'
import { providerPolicy } from '~/access/provider-policy'
import { rights, type HeldRight, type Right } from '~/kit/actor'

const test$ = testDatabase()
const given: Right[][] = [['see'], ['see', 'interview'], ['see', 'decide'], ['see', 'interview', 'decide']]
const stages = ['none', ...agreementStages] as const
const staffs = actions.filter((action) => action in providerPolicy || action in accountPolicy)

describe('two linked providers: what a manager of one may do for the other', () => {
  test.each(stages.flatMap((stage) => given.map((held) => [stage, held.join(' and '), held] as const)))(
    'agreement %s giving %s',
    async (stage, _, held) => {
      const houses = await twoHouses(test$.db)
      const id = stage === 'none' ? null : await anAgreement(houses, stage, held)
      const visit = await (await sessionOf(houses.partner, id)).read()
      const { actor } = visit ?? houses.partner
      const theirs = { providerId: houses.choice.providerId, organisationId: houses.choice.providerId }

      const may = staffs.filter((action) => isAllowed(actor, action, theirs))

      expect(may).toEqual(stage === 'in-force' ? staffs.filter((action) => crosses(policy[action], held)) : [])
      expect(may.filter((action) => rightOf(policy[action]) === 'manage')).toEqual([])
    },
  )

  test.each(rights)('without the right to %s nobody does what asks for it, at home or elsewhere', async (right) => {
    const { choice, owner } = await twoHouses(test$.db)
    const actor = { ...owner.actor, rights: rights.filter((one) => one !== right) }
    const own = { providerId: choice.providerId, organisationId: choice.providerId, accountId: actor.id }

    const asked = staffs.filter((action) => rightOf(policy[action]) === right && isOfPeople(policy[action]))

    expect(asked.length).toBeGreaterThan(0)
    expect(asked.filter((action) => isAllowed(actor, action, own))).toEqual([])
    expect(asked.filter((action) => !isAllowed(owner.actor, action, own))).toEqual([])
  })
})

function crosses(rule: Rule, held: readonly HeldRight[]) {
  const isTheirs = rule.fact === 'atProvider' || rule.fact === 'inOrganisation'
  return isTheirs && rule.roles.includes('admissions-manager') && rule.right !== undefined && held.includes(rule.right)
}

function isOfPeople({ roles }: Rule) {
  return roles.includes('admissions-manager')
}

function rightOf(rule: Rule) {
  return rule.right
}
