import type { Rule } from './policy'
import { providerStaff, rollKeepers, schoolStaff } from './roles'

/** The part of the table about timetables, registers and absence. */
export const attendancePolicy = {
  'timetable.keep': {
    roles: providerStaff,
    fact: 'atProvider',
    who: 'Only staff of this provider can change its timetable.',
  },
  'marks.import': {
    roles: providerStaff,
    fact: 'atProvider',
    who: 'Only staff of this provider can send in its marks.',
  },
  'summaries.import': {
    roles: rollKeepers,
    fact: 'atSchool',
    who: 'Only the careers lead or the head of the school can send in its attendance.',
  },
  'home-mark.set': {
    roles: schoolStaff,
    fact: 'atSchool',
    who: 'Only the learner’s own school can say which code its register has.',
  },
  'absence.tell': {
    roles: schoolStaff,
    fact: 'atSchool',
    who: 'Only the learner’s own school can write down an absence it knows of.',
  },
  'home-code.choose': {
    roles: schoolStaff,
    fact: 'atSchool',
    who: 'Only the learner’s own school can say which code its register has.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
