import type { Actor, HeldRight, Role } from '~/kit/actor'
import { accountPolicy } from './account-policy'
import { adviserPolicy } from './adviser-policy'
import { areaPolicy } from './area-policy'
import { attendancePolicy } from './attendance-policy'
import { facts, type Fact, type PolicySubject } from './facts'
import { learnerPolicy } from './learner-policy'
import { panelPolicy } from './panel-policy'
import { peoplePolicy } from './people-policy'
import { planPolicy } from './plan-policy'
import { progressPolicy } from './progress-policy'
import { providerPolicy } from './provider-policy'
import { schoolPolicy } from './school-policy'
import { supportPolicy } from './support-policy'
import { trackingPolicy } from './tracking-policy'

/** Who may do something, with which right where it takes one, what must hold, and the sentence that says so. */
export type Rule = { roles: readonly Role[]; right?: HeldRight; fact: Fact; who: string }

/** The one table: every action, the roles that may do it, and the fact that must hold. What is not written is refused. */
export const policy = {
  ...learnerPolicy,
  ...peoplePolicy,
  ...planPolicy,
  ...schoolPolicy,
  ...providerPolicy,
  ...adviserPolicy,
  ...panelPolicy,
  ...trackingPolicy,
  ...attendancePolicy,
  ...progressPolicy,
  ...areaPolicy,
  ...accountPolicy,
  ...supportPolicy,
} as const satisfies Record<`${string}.${string}`, Rule>

export type Action = keyof typeof policy

export const actions = Object.keys(policy).filter((name): name is Action => name in policy)

/** May this actor do this? Asked by the server to guard and by pages to draw a button or leave it out. */
export function isAllowed(actor: Actor, action: Action, subject: PolicySubject): boolean {
  if (actor.role === 'system') return true
  const rule: Rule = policy[action]
  return rule.roles.includes(actor.role) && holdsRight(actor, rule) && facts[rule.fact](actor, subject)
}

// Whoever answers for another organisation does there what a right is named for, and nothing else of its own affairs.
function holdsRight({ rights, partnerId }: Actor, { right, fact }: Rule) {
  return right === undefined ? partnerId === null || fact === 'self' : rights.includes(right)
}

/** The sentence that says who can. */
export function whoCan(action: Action): string {
  return policy[action].who
}
