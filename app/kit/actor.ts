export const roles = [
  'visitor',
  'learner',
  'parent',
  'tutor',
  'careers-lead',
  'head',
  'exams-officer',
  'admissions-officer',
  'admissions-manager',
  'register-taker',
  'adviser',
  'panel-member',
  'coordinator',
  'support',
  'machine',
  'system',
] as const

export type Role = (typeof roles)[number]

/** Who does a deed: a person through one membership, a visitor, a machine, or the system itself. */
export type Actor = {
  /** The account; null for a visitor and for the system. */
  id: string | null
  role: Role
  organisationId: string | null
  /** The learner this person is; null for everybody else. */
  learnerId: string | null
  areaId: string | null
  membershipId: string | null
  /** The form group a tutor answers for. */
  form: string | null
  /** Set when support acts for somebody: both names stay on the record. */
  supportActorId: string | null
}

export const visitor: Actor = {
  id: null,
  role: 'visitor',
  organisationId: null,
  learnerId: null,
  areaId: null,
  membershipId: null,
  form: null,
  supportActorId: null,
}

/** The night shift and the importers pass the same locks as people do. */
export const system: Actor = { ...visitor, role: 'system' }
