import type { Role } from '~/kit/actor'
import type { Rule } from './policy'
import { providerStaff, rollKeepers } from './roles'

const teachers = ['tutor', 'careers-lead', 'head', ...providerStaff] as const satisfies readonly Role[]
/** Who knows a learner as a tutor does. Those who decide on applications are not among them. */
const tutors = ['tutor', 'careers-lead', 'head', 'register-taker'] as const satisfies readonly Role[]

/** The part of the table about how learners get on. */
export const progressPolicy = {
  'progress.round': {
    roles: [...rollKeepers, ...providerStaff],
    fact: 'inOrganisation',
    who: 'Only staff of this school or provider can set its rounds of reports.',
  },
  'progress.enter': {
    roles: teachers,
    fact: 'inOrganisation',
    who: 'Only staff of this school or provider can write how its learners get on.',
  },
  'progress.import': {
    roles: [...rollKeepers, ...providerStaff],
    fact: 'inOrganisation',
    who: 'Only staff of this school or provider can send in how its learners get on.',
  },
  'risk.say': {
    roles: tutors,
    fact: 'inOrganisation',
    who: 'Only a tutor of the learner, at the school or where they are taught, can say how much there is to worry about.',
  },
  'intervention.keep': {
    roles: tutors,
    fact: 'inOrganisation',
    who: 'Only a tutor of the learner, at the school or where they are taught, can write what is done.',
  },
  'must-study.exempt': {
    roles: tutors,
    fact: 'inOrganisation',
    who: 'Only a tutor of the learner, at the school or where they are taught, can write this down.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
