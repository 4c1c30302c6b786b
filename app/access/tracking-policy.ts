import type { Rule } from './policy'
import { admissionsStaff, providerStaff } from './roles'

/** The part of the table about learners of a home school at a host. */
export const trackingPolicy = {
  'placement.check': {
    roles: ['tutor', 'careers-lead', 'head', ...providerStaff],
    fact: 'atEitherEnd',
    who: 'Only the home school and the host can say what is ready for a placement.',
  },
  'placement.record': {
    roles: providerStaff,
    fact: 'atHost',
    who: 'Only the host can say who has come and who has not.',
  },
  'placement.withdraw': {
    roles: ['careers-lead', 'head'],
    fact: 'atHome',
    who: 'Only the careers lead or the head of the home school can take a placement back.',
  },
  'placement.end': {
    roles: ['careers-lead', 'head', ...admissionsStaff],
    fact: 'atEitherEnd',
    who: 'Only the home school and the host can end a placement.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
