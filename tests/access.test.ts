import { describe, expect, test } from 'vitest'
import type { PolicySubject } from '~/access/facts'
import { actions, isAllowed, policy, whoCan, type Action, type Rule } from '~/access/policy'
import { audienceAt, audienceOf, audiences, roleWords } from '~/access/roles'
import { adviserRights, rights, roles, visitor, type Actor, type Role } from '~/kit/actor'

const mine = '11111111-1111-4111-8111-111111111111'
const theirs = '22222222-2222-4222-8222-222222222222'

/** A subject that is wholly the actor's own, and one that is wholly somebody else's. */
const own: PolicySubject = {
  learnerId: mine,
  providerId: mine,
  schoolId: mine,
  areaId: mine,
  organisationId: mine,
  homeId: mine,
  hostId: mine,
  accountId: mine,
  adviserId: mine,
}
const foreign: PolicySubject = {
  learnerId: theirs,
  providerId: theirs,
  schoolId: theirs,
  areaId: theirs,
  organisationId: theirs,
  homeId: theirs,
  hostId: theirs,
  accountId: theirs,
  adviserId: theirs,
}

const every = [...rights, ...adviserRights]

function actor(role: Role): Actor {
  return { ...visitor, role, rights: every, id: mine, organisationId: mine, learnerId: mine, areaId: mine }
}

function rightOf(action: Action) {
  const rule: Rule = policy[action]
  return rule.right
}

describe('the permission matrix', () => {
  test('is the one that was read and signed', () => {
    const matrix = actions.map((action) => {
      const who = roles.filter((role) => isAllowed(actor(role), action, own)).join(', ')
      return [action.padEnd(24), who, rightOf(action) ? `(with the right to ${rightOf(action)})` : '']
        .join(' ')
        .trimEnd()
    })

    expect(matrix.join('\n')).toMatchSnapshot()
  })

  test.each(actions)(
    '%s: nobody but the system may do it to what is not theirs, unless it is open to the whole role',
    (action) => {
      const may = roles.filter((role) => isAllowed(actor(role), action, foreign))

      expect(may).toEqual(policy[action].fact === 'any' ? [...policy[action].roles, 'system'] : ['system'])
    },
  )

  test.each(actions)('%s: a fact that is not known does not hold', (action) => {
    const may = roles.filter((role) => role !== 'system' && isAllowed(actor(role), action, {}))

    expect(may).toEqual(policy[action].fact === 'any' ? [...policy[action].roles] : [])
  })

  test.each(actions.filter(rightOf))('%s: nobody may without the right it names, whatever else they hold', (action) => {
    const without = every.filter((right) => right !== rightOf(action))

    const may = roles.filter((role) => isAllowed({ ...actor(role), rights: without }, action, own))

    expect(may).toEqual(['system'])
  })

  test.each(actions)('%s says who can', (action: Action) => {
    expect(whoCan(action)).toMatch(/^Only .+\.$/)
  })

  test('a visitor may do nothing', () => {
    expect(actions.filter((action) => isAllowed(visitor, action, own))).toEqual([])
  })
})

describe('the parts of the site', () => {
  test('every role that signs in belongs to one part', () => {
    const homeless = roles.filter(
      (role) => !['visitor', 'machine', 'system'].includes(role) && audienceOf(role) === null,
    )

    expect(homeless).toEqual([])
  })

  test('every role has words', () => {
    expect(Object.keys(roleWords).sort()).toEqual([...roles].sort())
  })

  test.each(Object.keys(audiences))('addresses under /%s belong to it, with or without .data', (audience) => {
    expect([audienceAt(`/${audience}`), audienceAt(`/${audience}/choices/1`), audienceAt(`/${audience}.data`)]).toEqual(
      [audience, audience, audience],
    )
  })

  test.each(['/', '/courses', '/learners', '/providers'])('%s is open', (address) => {
    expect(audienceAt(address)).toBeNull()
  })
})
