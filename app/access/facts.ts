import type { Actor } from '~/kit/actor'

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

export type Fact = 'named' | 'any' | 'own' | 'inCare' | 'atProvider' | 'atSchool' | 'inArea' | 'inOrganisation' | 'self'

/** What must hold between whoever does it and what it is done to. */
export const facts: Record<Fact, (actor: Actor, subject: PolicySubject) => boolean> = {
  any: () => true,
  // Whoever registers names a school, or nobody: then the area's advisers say who it is, as they may in any case.
  named: (actor, subject) =>
    actor.role === 'adviser' ? same(actor.areaId, subject.areaId) : same(actor.organisationId, subject.schoolId),
  own: (actor, subject) => same(actor.learnerId, subject.learnerId),
  inCare: (actor, subject) => isInCare(actor, subject),
  atProvider: (actor, subject) => same(actor.organisationId, subject.providerId),
  atSchool: (actor, subject) => same(actor.organisationId, subject.schoolId),
  inArea: (actor, subject) => same(actor.areaId, subject.areaId),
  inOrganisation: (actor, subject) => same(actor.organisationId, subject.organisationId),
  self: (actor, subject) => same(actor.id, subject.accountId),
}

function isInCare(actor: Actor, subject: PolicySubject) {
  if (actor.role === 'learner') return same(actor.learnerId, subject.learnerId)
  if (actor.role === 'adviser') return same(actor.id, subject.adviserId)
  return same(actor.organisationId, subject.schoolId)
}

function same(a: string | null | undefined, b: string | null | undefined) {
  return a !== null && a !== undefined && a === b
}
