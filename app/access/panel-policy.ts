import type { Role } from '~/kit/actor'
import type { Rule } from './policy'
import { admissionsStaff } from './roles'

/** Who puts cases to a panel: schools, providers and advisers. */
const callers = ['tutor', 'careers-lead', 'head', ...admissionsStaff, 'adviser'] as const satisfies readonly Role[]

/** The part of the table about panels. Of its members, the seat decides: the fact is that the one who acts holds it. */
export const panelPolicy = {
  'panel.begin': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can begin a panel.',
  },
  'panel.keep': {
    roles: ['panel-member'],
    fact: 'self',
    who: 'Only the clerk of this panel can do this.',
  },
  'block.keep': {
    roles: ['panel-member'],
    fact: 'self',
    who: 'Only the clerk of a panel can change the timetable blocks of its area.',
  },
  'case.put-forward': {
    roles: callers,
    fact: 'inArea',
    who: 'Only a school, a provider or an adviser of this area can put a case to its panel.',
  },
  'case.see-to': {
    roles: callers,
    fact: 'inOrganisation',
    who: 'Only those who put this case forward, or the learner’s school, can change it.',
  },
  'case.appeal': {
    roles: ['tutor', 'careers-lead', 'head'],
    fact: 'atSchool',
    who: 'Only the learner’s school can appeal.',
  },
  'case.decide': {
    roles: ['panel-member'],
    fact: 'self',
    who: 'Only the chair and the members of this panel decide.',
  },
  'conflict.declare': {
    roles: ['panel-member'],
    fact: 'self',
    who: 'Only a member of this panel can declare a conflict.',
  },
  'allocation.keep': {
    roles: ['panel-member'],
    fact: 'self',
    who: 'Only the clerk of this panel can publish rules and work out an allocation.',
  },
  'allocation.adopt': {
    roles: ['panel-member'],
    fact: 'self',
    who: 'Only the chair and the members of this panel can adopt an allocation.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
