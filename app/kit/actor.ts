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

/** What somebody of admissions may do at a provider, beside what their role says. */
export const rights = ['see', 'interview', 'decide', 'manage'] as const

export type Right = (typeof rights)[number]

/** What an adviser may be given beside the role: to read and write what is kept apart from the rest of a record. */
export const adviserRights = ['confidential'] as const

export type HeldRight = Right | (typeof adviserRights)[number]

/** The rights a role begins with at a provider. */
export function usualRights(role: string): Right[] {
  if (role === 'admissions-manager') return ['see', 'interview', 'decide', 'manage']
  return role === 'admissions-officer' ? ['see', 'interview', 'decide'] : []
}

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
  /** What admissions staff, machines and advisers may do here beside their role; empty for everybody else. */
  rights: readonly HeldRight[]
  /** Their own organisation, while they answer for another that let them. */
  partnerId: string | null
  /** Set when support acts for somebody: both names stay on the record. */
  supportActorId: string | null
  /** The token a machine came with; null for people. */
  tokenId: string | null
}

export const visitor: Actor = {
  id: null,
  role: 'visitor',
  organisationId: null,
  learnerId: null,
  areaId: null,
  membershipId: null,
  form: null,
  rights: [],
  partnerId: null,
  supportActorId: null,
  tokenId: null,
}

/** The night shift and the importers pass the same locks as people do. */
export const system: Actor = { ...visitor, role: 'system' }
