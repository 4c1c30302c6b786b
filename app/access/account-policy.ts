import type { Rule } from './policy'
import { providerStaff, schoolStaff } from './roles'

/** The part of the table about accounts and memberships. */
export const accountPolicy = {
  'staff.invite': {
    roles: ['coordinator', 'admissions-manager', 'careers-lead', 'head'],
    fact: 'inOrganisation',
    who: 'Only a manager can invite staff.',
  },
  'membership.use': {
    roles: [...schoolStaff, ...providerStaff, 'adviser', 'panel-member', 'coordinator', 'support', 'parent', 'learner'],
    fact: 'self',
    who: 'Only your own memberships can be used.',
  },
  'letters.choose': {
    roles: [...schoolStaff, ...providerStaff, 'adviser', 'panel-member', 'coordinator', 'support', 'parent', 'learner'],
    fact: 'self',
    who: 'Only you can choose your letters.',
  },
  'account.add': { roles: [], fact: 'any', who: 'Only an operator can add an account.' },
} as const satisfies Record<`${string}.${string}`, Rule>
