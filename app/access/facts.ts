import type { Actor } from '~/kit/actor'

/** What is known of the thing done to; a fact that is not known does not hold. */
export type PolicySubject = {
  learnerId?: string | null
  providerId?: string | null
  schoolId?: string | null
  areaId?: string | null
  organisationId?: string | null
  /** The home school and the host of a placement. */
  homeId?: string | null
  hostId?: string | null
  accountId?: string | null
  adviserId?: string | null
  /** The careers service is told no more than name, address and date of birth. */
  isNameOnly?: boolean
}

export type Fact =
  | 'named'
  | 'any'
  | 'own'
  | 'inCare'
  | 'keptSafe'
  | 'atProvider'
  | 'atSchool'
  | 'inArea'
  | 'inOrganisation'
  | 'self'
  | 'atHome'
  | 'atHost'
  | 'atEitherEnd'
  | 'besideProgramme'

/** What must hold between whoever does it and what it is done to. */
export const facts: Record<Fact, (actor: Actor, subject: PolicySubject) => boolean> = {
  any: () => true,
  // Whoever registers names a school, or nobody: then the area's advisers say who it is, as they may in any case.
  named: (actor, subject) =>
    actor.role === 'adviser' ? same(actor.areaId, subject.areaId) : same(actor.organisationId, subject.schoolId),
  own: (actor, subject) => same(actor.learnerId, subject.learnerId),
  // An adviser who may not read about a learner cannot act for them either.
  inCare: (actor, subject) => !(actor.role === 'adviser' && subject.isNameOnly) && isInCare(actor, subject),
  // What keeps a learner safe at home is an adviser's to do whatever else is passed on.
  keptSafe: (actor, subject) => isInCare(actor, subject),
  atProvider: (actor, subject) => same(actor.organisationId, subject.providerId),
  atSchool: (actor, subject) => same(actor.organisationId, subject.schoolId),
  inArea: (actor, subject) => same(actor.areaId, subject.areaId),
  inOrganisation: (actor, subject) => same(actor.organisationId, subject.organisationId),
  self: (actor, subject) => same(actor.id, subject.accountId),
  atHome: (actor, subject) => same(actor.organisationId, subject.homeId),
  atHost: (actor, subject) => same(actor.organisationId, subject.hostId),
  atEitherEnd: (actor, subject) =>
    same(actor.organisationId, subject.homeId) || same(actor.organisationId, subject.hostId),
  // Where somebody is six months later is known to whoever had them, to their school, or to the area's advisers.
  besideProgramme: (actor, subject) =>
    actor.role === 'adviser'
      ? same(actor.areaId, subject.areaId)
      : same(actor.organisationId, subject.providerId) || same(actor.organisationId, subject.schoolId),
}

function isInCare(actor: Actor, subject: PolicySubject) {
  if (actor.role === 'learner') return same(actor.learnerId, subject.learnerId)
  if (actor.role === 'adviser') return same(actor.id, subject.adviserId)
  return same(actor.organisationId, subject.schoolId)
}

function same(a: string | null | undefined, b: string | null | undefined) {
  return a !== null && a !== undefined && a === b
}
