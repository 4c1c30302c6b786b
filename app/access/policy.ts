import type { Actor, Role } from '~/kit/actor'
import { peoplePolicy } from './people-policy'
import { supportPolicy } from './support-policy'
import { admissionsStaff, gradeKeepers, providerStaff, rollKeepers, schoolStaff } from './roles'
import { facts, type Fact, type PolicySubject } from './facts'

/** Who may do something, what must hold, and the sentence that says so. */
export type Rule = { roles: readonly Role[]; fact: Fact; who: string }

/** Whoever may do it, and those who may do it for a learner who cannot; the record names both. */
const helpers = ['learner', 'tutor', 'careers-lead', 'head', 'adviser'] as const satisfies readonly Role[]

/** The one table: every action, the roles that may do it, and the fact that must hold. What is not written is refused. */
export const policy = {
  ...peoplePolicy,
  'application.edit': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can write in the application, or the school or adviser for a learner who cannot.',
  },
  'application.send': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can send the application, or the school or adviser for a learner who cannot.',
  },
  'application.send-update': { roles: ['learner'], fact: 'own', who: 'Only the learner can send an update.' },
  'choice.add': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can add a course, or the school or adviser for a learner who cannot.',
  },
  'choice.order': { roles: ['learner'], fact: 'own', who: 'Only the learner can change the order of the choices.' },
  'choice.remove': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can take a course off, or the school or adviser for a learner who cannot.',
  },
  'choice.withdraw': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can withdraw, or the school or adviser for a learner who cannot.',
  },
  'withdrawal.undo': { roles: ['learner'], fact: 'own', who: 'Only the learner can undo a withdrawal.' },
  'outside-application.keep': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner, the school or the adviser can write down what was applied for elsewhere.',
  },
  'school-check.decide': {
    roles: ['tutor', 'careers-lead', 'head'],
    fact: 'atSchool',
    who: 'Only the learner’s school can check an application before it goes.',
  },
  'grade.record': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can change these grades, or the school or adviser for a learner who cannot.',
  },
  'grade.predict': { roles: schoolStaff, fact: 'atSchool', who: 'Only the learner’s school can predict grades.' },
  'import.predictions': {
    roles: gradeKeepers,
    fact: 'atSchool',
    who: 'Only the careers lead, the head or the exams officer of the school can send in predicted grades.',
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
  'shortlist.keep': { roles: ['learner'], fact: 'own', who: 'Only the learner can change the shortlist.' },

  'choice.decide': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can answer.',
  },
  'information.ask': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can ask a question.',
  },
  'information.answer': {
    roles: ['learner', 'tutor', 'careers-lead', 'head'],
    fact: 'inCare',
    who: 'Only the learner can answer the question, or the school for a learner who cannot.',
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
  'offer.reply': {
    roles: helpers,
    fact: 'inCare',
    who: 'Only the learner can reply to an offer, or the school or adviser for a learner who cannot.',
  },
  'place.confirm': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can confirm a place.',
  },
  'place.defer': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can keep a place for the next year.',
  },
  'enrolment.record': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can enrol.',
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
  'course.correct': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can correct the route and subject of its courses.',
  },
  'open-event.plan': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only staff of this provider can plan its open events.',
  },
  'open-event.feature': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can choose what its home page shows.',
  },

  'destination.intend': {
    roles: schoolStaff,
    fact: 'atSchool',
    who: 'Only the learner’s school can record an intended destination.',
  },
  'contact.record': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can record a contact.',
  },
  'activity.update': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can update an activity.',
  },
  'caseload.join': {
    roles: ['adviser', 'coordinator'],
    fact: 'inArea',
    who: 'Only an adviser or a coordinator of this area can change a caseload.',
  },
  'destination.record': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can record a destination.',
  },

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
  'handover.answer': {
    roles: ['adviser'],
    fact: 'inArea',
    who: 'Only a Connexions adviser of this area can answer what a school hands over.',
  },
  'area.open': { roles: [], fact: 'any', who: 'Only an operator can open an area.' },
  'area.decide': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can change its settings.',
  },
  'organisation.add': { roles: [], fact: 'any', who: 'Only an operator can add an organisation.' },
  'account.add': { roles: [], fact: 'any', who: 'Only an operator can add an account.' },
  'cycle.open': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can open a cycle and change its dates.',
  },
  'synonym.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can change what the search understands.',
  },
  'neighbour.keep': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can say which areas are its neighbours.',
  },
  'prospectus.care': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can look after its prospectus.',
  },
  'area.see': { roles: ['coordinator'], fact: 'inArea', who: 'Only a coordinator of this area can see this.' },
  ...supportPolicy,

  'import.establishments': { roles: [], fact: 'any', who: 'Only an operator can import establishments.' },
  'import.courses': {
    roles: ['admissions-manager'],
    fact: 'atProvider',
    who: 'Only the provider or an operator can import its courses.',
  },
  'import.learners': {
    roles: rollKeepers,
    fact: 'atSchool',
    who: 'Only the school or an operator can import its learners.',
  },
} as const satisfies Record<`${string}.${string}`, Rule>

export type Action = keyof typeof policy

export const actions = Object.keys(policy).filter((name): name is Action => name in policy)

/** May this actor do this? Asked by the server to guard and by pages to draw a button or leave it out. */
export function isAllowed(actor: Actor, action: Action, subject: PolicySubject): boolean {
  if (actor.role === 'system') return true
  const rule: Rule = policy[action]
  return rule.roles.includes(actor.role) && facts[rule.fact](actor, subject)
}

/** The sentence that says who can. */
export function whoCan(action: Action): string {
  return policy[action].who
}
