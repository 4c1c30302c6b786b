import type { Rule } from './policy'
import { admissionsStaff, providerStaff, schoolStaff } from './roles'

/** The part of the table about accounts and memberships. */
export const accountPolicy = {
  'staff.see': {
    roles: providerStaff,
    fact: 'inOrganisation',
    who: 'Only people of this provider can see who works here.',
  },
  'staff.invite': {
    roles: ['coordinator', 'careers-lead', 'head'],
    fact: 'inOrganisation',
    who: 'Only a manager can invite staff.',
  },
  'people.keep': {
    roles: admissionsStaff,
    right: 'manage',
    fact: 'inOrganisation',
    who: 'Only somebody who manages people here can say who works here and what they may do.',
  },
  'agreement.keep': {
    roles: admissionsStaff,
    right: 'manage',
    fact: 'inOrganisation',
    who: 'Only somebody who manages people here can make, sign and end agreements.',
  },
  'agreement.use': {
    roles: admissionsStaff,
    fact: 'self',
    who: 'Only people of admissions can answer for another provider.',
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
  'notice.acknowledge': {
    roles: [...schoolStaff, ...providerStaff, 'adviser', 'panel-member'],
    fact: 'self',
    who: 'Only people at work are asked to say that they have read a notice.',
  },
  'account.add': { roles: [], fact: 'any', who: 'Only an operator can add an account.' },
} as const satisfies Record<`${string}.${string}`, Rule>
