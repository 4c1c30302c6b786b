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
  'placement.change': {
    roles: ['careers-lead', 'head', ...admissionsStaff],
    fact: 'atEitherEnd',
    who: 'Only the home school and the host can change the days or the course of a placement.',
  },
  'charge.keep': {
    roles: admissionsStaff,
    fact: 'inOrganisation',
    who: 'Only staff of the host can write and issue its statements.',
  },
  'charge.rate': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can set what an hour costs.',
  },
  'minibus.keep': {
    roles: ['careers-lead', 'head', ...providerStaff],
    fact: 'inOrganisation',
    who: 'Only the school or the host that runs this minibus can change it.',
  },
  'placement.end': {
    roles: ['careers-lead', 'head', ...admissionsStaff],
    fact: 'atEitherEnd',
    who: 'Only the home school and the host can end a placement.',
  },
  'programme.end': {
    roles: admissionsStaff,
    right: 'decide',
    fact: 'atProvider',
    who: 'Only the provider can say that a programme was interrupted or has ended.',
  },
  'programme-end.undo': {
    roles: ['admissions-manager'],
    right: 'manage',
    fact: 'atProvider',
    who: 'Only somebody who manages the provider can take an ending back.',
  },
  'sustained.answer': {
    roles: ['careers-lead', 'head', 'tutor', 'adviser', ...admissionsStaff],
    fact: 'besideProgramme',
    who: 'Only the provider, the school and the area’s advisers can say whether a learner has stayed.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
