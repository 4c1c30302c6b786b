import type { Role } from '~/kit/actor'

/** Each role in words, as shown beside a name. */
export const roleWords: Record<Role, string> = {
  visitor: 'Visitor',
  learner: 'Learner',
  parent: 'Parent or carer',
  tutor: 'Tutor',
  'careers-lead': 'Careers lead',
  head: 'Head of year',
  'exams-officer': 'Exams officer',
  'admissions-officer': 'Admissions officer',
  'admissions-manager': 'Admissions manager',
  'register-taker': 'Register taker',
  adviser: 'Connexions adviser',
  'panel-member': 'Panel member',
  coordinator: 'Area coordinator',
  support: 'Support',
  machine: 'Program',
  system: 'Onward',
}

export const schoolStaff = ['tutor', 'careers-lead', 'head', 'exams-officer'] as const satisfies Role[]
/** Who keeps a school's roll: sends it in, looks at what came of it, takes it back. */
export const rollKeepers = ['careers-lead', 'head'] as const satisfies Role[]
/** Who sends in what a school predicts, for all its learners. */
export const gradeKeepers = [...rollKeepers, 'exams-officer'] as const satisfies Role[]
export const admissionsStaff = ['admissions-officer', 'admissions-manager'] as const satisfies Role[]
/** Who answers a provider's applicants, with the rights they hold: its people, and its programs by their tokens. */
export const answerers = [...admissionsStaff, 'machine'] as const satisfies Role[]
export const providerStaff = [...admissionsStaff, 'register-taker'] as const satisfies Role[]

/** Who opens a learner's plan: the learner, and those beside the learner, each as far as the plan's own rights go. */
export const planReaders = ['learner', 'parent', 'tutor', 'careers-lead', 'head', 'adviser'] as const satisfies Role[]

/** Who stands beside a learner in a plan. */
export const planPartners = ['school', 'adviser', 'parent'] as const
export type PlanPartner = (typeof planPartners)[number]

/** As whom somebody stands there; null for the learner, and for whoever has no part in a plan. */
export function planPartnerOf(role: Role): PlanPartner | null {
  if (role === 'adviser' || role === 'parent') return role
  return role === 'tutor' || role === 'careers-lead' || role === 'head' ? 'school' : null
}

/** Which part of the site belongs to whom. What is not listed here is open. */
export const audiences = {
  learner: ['learner'],
  parent: ['parent'],
  school: schoolStaff,
  provider: providerStaff,
  adviser: ['adviser'],
  panel: ['panel-member'],
  area: ['coordinator'],
  support: ['support'],
} as const satisfies Record<string, readonly Role[]>

export type Audience = keyof typeof audiences

/** The part of the site a role starts on. */
export function audienceOf(role: Role): Audience | null {
  for (const audience of audienceNames) {
    const members: readonly Role[] = audiences[audience]
    if (members.includes(role)) return audience
  }
  return null
}

/** The audience an address belongs to, by its first step. */
export function audienceAt(pathname: string): Audience | null {
  const step = pathname.split('/')[1]?.replace(/\.data$/, '')
  return audienceNames.find((name) => name === step) ?? null
}

/** The roles a part of the site is for, by the first step of its address; null where it is open to all. */
export function membersAt(pathname: string): readonly Role[] | null {
  const audience = audienceAt(pathname)
  if (audience) return audiences[audience]
  return shared[pathname.split('/')[1]?.replace(/\.data$/, '') ?? ''] ?? null
}

/** Who acts for a learner who cannot: the school and the adviser, on the same pages. */
const helpers = [...schoolStaff, ...audiences.adviser] as const

/** The parts of the site that several audiences share, by the first step of their addresses. */
const shared: Readonly<Record<string, readonly Role[]>> = {
  for: helpers,
  plan: planReaders,
  cases: ['tutor', 'careers-lead', 'head', ...admissionsStaff, ...audiences.adviser],
  placements: [...schoolStaff, ...providerStaff],
  travel: [...schoolStaff, ...providerStaff],
  sustained: ['tutor', 'careers-lead', 'head', ...admissionsStaff, ...audiences.adviser],
  leavers: [...rollKeepers, ...admissionsStaff],
  risk: helpers,
  participation: ['coordinator', 'adviser'],
  news: ['learner', 'parent', ...schoolStaff, ...providerStaff, 'adviser', 'panel-member', 'coordinator'],
  progress: ['tutor', 'careers-lead', 'head', ...providerStaff, ...audiences.adviser],
}

const audienceNames = ['learner', 'parent', 'school', 'provider', 'adviser', 'panel', 'area', 'support'] as const
