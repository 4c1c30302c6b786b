import type { Rule } from './policy'
import { admissionsStaff, providerStaff } from './roles'

/** The part of the table about what a provider does with its courses, applicants and sessions. */
export const providerPolicy = {
  'choice.decide': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can answer.',
  },
  'choice.assign': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can say who sees to an application.',
  },
  'performance.see': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can see how it did.',
  },
  'queue-view.keep': { roles: admissionsStaff, fact: 'self', who: 'Only you can change your own views.' },
  'bulk-act.begin': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can answer several at once.',
  },
  'note.write': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can write notes about its applicants.',
  },
  'talk.write': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can write to its applicants.',
  },
  'information.ask': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can ask a question.',
  },
  'offer.make': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can make an offer.',
  },
  'choice.reject': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can reject.',
  },
  'interview.arrange': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can arrange an interview.',
  },
  'waiting-list.add': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can use the waiting list.',
  },
  'condition.decide': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can close a condition.',
  },
  'offer.withdraw': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can take an offer back.',
  },
  'place.confirm': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can confirm a place.',
  },
  'results.take': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can write down results of its applicants.',
  },
  'results.prepare': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can prepare what happens when results are out.',
  },
  'feedback.give': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can tell a learner why.',
  },
  'place.defer': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can ask to keep a place for the next year.',
  },
  'enrolment.record': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can enrol.',
  },
  'enrolment-time.lay-out': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can lay out its days of enrolment.',
  },
  'session.plan': { roles: providerStaff, fact: 'atProvider', who: 'Only staff of this provider can plan a session.' },
  'register.take': {
    roles: providerStaff,
    fact: 'atProvider',
    who: 'Only staff of this provider can take its registers.',
  },
  'progress.note': {
    roles: providerStaff,
    fact: 'atProvider',
    who: 'Only staff of this provider can write progress notes.',
  },
  'course.edit': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only staff of this provider can change its courses.',
  },
  'course.cancel': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can cancel its courses.',
  },
  'open-event.plan': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only staff of this provider can plan its open events.',
  },
  'import.courses': {
    roles: ['admissions-manager'],
    fact: 'atProvider',
    who: 'Only the provider or an operator can import its courses.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>
