import type { Actor, Role } from '~/kit/actor'
import { admissionsStaff, providerStaff, rollKeepers, schoolStaff } from './roles'

/** What is known of the thing done to; a fact that is not known does not hold. */
export type PolicySubject = {
  learnerId?: string | null
  providerId?: string | null
  schoolId?: string | null
  areaId?: string | null
  organisationId?: string | null
  accountId?: string | null
  adviserId?: string | null
}

type Fact = 'any' | 'own' | 'inCare' | 'atProvider' | 'atSchool' | 'inArea' | 'inOrganisation' | 'self'
type Rule = { roles: readonly Role[]; fact: Fact; who: string }

const facts: Record<Fact, (actor: Actor, subject: PolicySubject) => boolean> = {
  any: () => true,
  own: (actor, subject) => same(actor.learnerId, subject.learnerId),
  inCare: (actor, subject) => isInCare(actor, subject),
  atProvider: (actor, subject) => same(actor.organisationId, subject.providerId),
  atSchool: (actor, subject) => same(actor.organisationId, subject.schoolId),
  inArea: (actor, subject) => same(actor.areaId, subject.areaId),
  inOrganisation: (actor, subject) => same(actor.organisationId, subject.organisationId),
  self: (actor, subject) => same(actor.id, subject.accountId),
}

/** Whoever may do it, and those who may do it for a learner who cannot; the record names both. */
const helpers = ['learner', 'tutor', 'careers-lead', 'head', 'adviser'] as const satisfies readonly Role[]

/** The one table: every action, the roles that may do it, and the fact that must hold. What is not written is refused. */
export const policy = {
  'application.edit': { roles: ['learner'], fact: 'own', who: 'Only the learner can change the application.' },
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
  'grade.record': { roles: ['learner'], fact: 'own', who: 'Only the learner can change these grades.' },
  'grade.predict': { roles: schoolStaff, fact: 'atSchool', who: 'Only the learner’s school can predict grades.' },
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
  'shortlist.keep': { roles: ['learner'], fact: 'own', who: 'Only the learner can change the shortlist.' },

  'choice.decide': {
    roles: admissionsStaff,
    fact: 'atProvider',
    who: 'Only admissions staff of this provider can answer.',
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
  'support.see': { roles: ['support'], fact: 'any', who: 'Only the support team can see this.' },
  'letters.preview': {
    roles: ['coordinator', 'support'],
    fact: 'any',
    who: 'Only a coordinator or the support team can see what letters look like.',
  },
  'bounce.keep': {
    roles: ['support'],
    fact: 'any',
    who: 'Only the support team can say which addresses work.',
  },
  'letters.see': { roles: ['support'], fact: 'any', who: 'Only the support team can see every letter.' },

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

function isInCare(actor: Actor, subject: PolicySubject) {
  if (actor.role === 'learner') return same(actor.learnerId, subject.learnerId)
  if (actor.role === 'adviser') return same(actor.id, subject.adviserId)
  return same(actor.organisationId, subject.schoolId)
}

function same(a: string | null | undefined, b: string | null | undefined) {
  return a !== null && a !== undefined && a === b
}
