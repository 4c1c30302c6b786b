import type { Actor, Role } from '~/kit/actor'
import { admissionsStaff, providerStaff, schoolStaff } from './roles'

/** What is known of the thing done to; a fact that is not known does not hold. */
export type PolicySubject = {
  learnerId?: string | null
  providerId?: string | null
  schoolId?: string | null
  areaId?: string | null
  organisationId?: string | null
  accountId?: string | null
}

type Fact = 'any' | 'own' | 'atProvider' | 'atSchool' | 'inArea' | 'inOrganisation' | 'self'
type Rule = { roles: readonly Role[]; fact: Fact; who: string }

const facts: Record<Fact, (actor: Actor, subject: PolicySubject) => boolean> = {
  any: () => true,
  own: (actor, subject) => same(actor.learnerId, subject.learnerId),
  atProvider: (actor, subject) => same(actor.organisationId, subject.providerId),
  atSchool: (actor, subject) => same(actor.organisationId, subject.schoolId),
  inArea: (actor, subject) => same(actor.areaId, subject.areaId),
  inOrganisation: (actor, subject) => same(actor.organisationId, subject.organisationId),
  self: (actor, subject) => same(actor.id, subject.accountId),
}

/** The one table: every action, the roles that may do it, and the fact that must hold. What is not written is refused. */
export const policy = {
  'application.edit': { roles: ['learner'], fact: 'own', who: 'Only the learner can change the application.' },
  'application.send': { roles: ['learner'], fact: 'own', who: 'Only the learner can send the application.' },
  'choice.add': { roles: ['learner'], fact: 'own', who: 'Only the learner can add a course.' },
  'choice.remove': { roles: ['learner'], fact: 'own', who: 'Only the learner can take a course off.' },
  'choice.withdraw': { roles: ['learner'], fact: 'own', who: 'Only the learner can withdraw.' },
  'grade.record': { roles: ['learner'], fact: 'own', who: 'Only the learner can change these grades.' },
  'grade.predict': { roles: schoolStaff, fact: 'atSchool', who: 'Only the learner’s school can predict grades.' },
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
  'offer.reply': { roles: ['learner'], fact: 'own', who: 'Only the learner can reply to an offer.' },
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
  'learner.invite': { roles: schoolStaff, fact: 'atSchool', who: 'Only the learner’s school can send invitations.' },
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
  'prospectus.care': {
    roles: ['coordinator'],
    fact: 'inArea',
    who: 'Only a coordinator of this area can look after its prospectus.',
  },
  'area.see': { roles: ['coordinator'], fact: 'inArea', who: 'Only a coordinator of this area can see this.' },
  'support.see': { roles: ['support'], fact: 'any', who: 'Only the support team can see this.' },
  'letters.see': { roles: ['support'], fact: 'any', who: 'Only the support team can see every letter.' },

  'import.establishments': { roles: [], fact: 'any', who: 'Only an operator can import establishments.' },
  'import.courses': {
    roles: ['admissions-manager'],
    fact: 'atProvider',
    who: 'Only the provider or an operator can import its courses.',
  },
  'import.learners': {
    roles: ['careers-lead', 'head'],
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

function same(a: string | null | undefined, b: string | null | undefined) {
  return a !== null && a !== undefined && a === b
}
