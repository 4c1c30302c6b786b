import { schoolStaff } from '~/access/roles'

/** Whether this role, when it moves a choice, does so for a learner. */
export function actsForLearner(role: string): boolean {
  return role === 'adviser' || schoolStaff.some((one) => one === role)
}
