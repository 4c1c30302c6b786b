import type { Rule } from './policy'
import { gradeKeepers, rollKeepers, schoolStaff } from './roles'

/** The part of the table about what a school does for its learners. */
export const schoolPolicy = {
  'school-check.decide': {
    roles: ['tutor', 'careers-lead', 'head'],
    fact: 'atSchool',
    who: 'Only the learner’s school can check an application before it goes.',
  },
  'grade.predict': { roles: schoolStaff, fact: 'atSchool', who: 'Only the learner’s school can predict grades.' },
  'import.predictions': {
    roles: gradeKeepers,
    fact: 'atSchool',
    who: 'Only the careers lead, the head or the exams officer of the school can send in predicted grades.',
  },
  'results.give': {
    roles: gradeKeepers,
    fact: 'atSchool',
    who: 'Only the careers lead, the head or the exams officer of the school can send in results.',
  },
  'reference.write': {
    roles: ['tutor', 'careers-lead', 'head'],
    fact: 'atSchool',
    who: 'Only the learner’s school can write the reference.',
  },
  'reference.release': {
    roles: ['careers-lead', 'head'],
    fact: 'atSchool',
    who: 'Only the careers lead or the head can release a reference.',
  },
  'reference.setting': {
    roles: ['head'],
    fact: 'atSchool',
    who: 'Only the head of year can decide who approves the references of the school.',
  },
  'destination.intend': {
    roles: schoolStaff,
    fact: 'atSchool',
    who: 'Only the learner’s school can record an intended destination.',
  },
  'destination.dispute': {
    roles: rollKeepers,
    fact: 'atSchool',
    who: 'Only the careers lead or the head of the school can say that a recorded destination is not right.',
  },
  'destination.tell': {
    roles: rollKeepers,
    fact: 'atSchool',
    who: 'Only the careers lead or the head of the school can send in where its leavers went.',
  },
  'scorecard.see-own': {
    roles: rollKeepers,
    fact: 'atSchool',
    who: 'Only the careers lead or the head of the school can see how many of its young people take part.',
  },
  'learner.invite': { roles: schoolStaff, fact: 'atSchool', who: 'Only the learner’s school can send invitations.' },
  'learner.nudge': {
    roles: ['tutor', 'careers-lead', 'head'],
    fact: 'atSchool',
    who: 'Only the learner’s school can remind a learner.',
  },
  'handover.make': {
    roles: ['tutor', 'careers-lead', 'head'],
    fact: 'atSchool',
    who: 'Only the learner’s school can hand a learner over to an adviser.',
  },
  'look-ups.see': {
    roles: rollKeepers,
    fact: 'atSchool',
    who: 'Only the careers lead or the head of year can see who looked at many records.',
  },
  'import.learners': {
    roles: rollKeepers,
    fact: 'atSchool',
    who: 'Only the school or an operator can import its learners.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
