import type { Role } from '~/kit/actor'
import { admissionsStaff, answerers, gradeKeepers, providerStaff } from '~/access/roles'
import { fields, type Field } from './visibility'

/**
 * What stands about a learner beside the form: notes of a talk and of progress, a provider's question and its answer, what a
 * school and an adviser write to one another, the parts of a plan, what a panel is asked, what a learner says to an interview,
 * and a result that is kept back until all results are out.
 */
export const notes = [
  'contactNote',
  'circumstance',
  'confidentialRecord',
  'guaranteeReason',
  'ownWords',
  'schoolWords',
  'progressNote',
  'question',
  'answer',
  'handoverNote',
  'staffNote',
  'talk',
  'interviewWords',
  'examResult',
  'planAims',
  'planStrengths',
  'planInterests',
  'planNeeds',
  'planTargets',
  'planReviews',
  'caseWhy',
  'caseSupport',
  'progressEntry',
  'progressRisk',
] as const
export type Note = (typeof notes)[number]

/** Everything of a learner of which somebody may or may not read. */
export type Matter = Field | Note
export const matters: readonly Matter[] = [...fields, ...notes]

const staffOfSchool = ['tutor', 'careers-lead', 'head'] as const satisfies Role[]
const carers = [...staffOfSchool, 'adviser'] as const satisfies Role[]
const own: readonly Role[] = ['learner']
const known: readonly Role[] = [...own, ...carers]
const identity: readonly Role[] = [...known, 'exams-officer']
const counted: readonly Role[] = own
const nobody: readonly Role[] = []

/**
 * Who may read what of a learner whose record they may open at all (access/scopes), but for providers, for whom the law
 * decides by kind and stage (visibility). A parent reads how things stand, never the form itself; support reads to whom
 * a letter went; a panel who was put to it, and why; coordinators read counts and no names.
 */
export const readingRights: Record<Matter, readonly Role[]> = {
  name: [...identity, 'parent', 'panel-member'],
  bornOn: [...known, 'exams-officer'],
  email: [...identity, 'support'],
  phone: known,
  address: known,
  postcode: known,
  schoolName: [...identity, 'parent', 'panel-member'],
  parentName: known,
  parentContact: known,
  grades: [...known, 'exams-officer'],
  supporter: known,
  experience: known,
  interests: known,
  careerAims: known,
  statement: known,
  accessNeeds: known,
  unavailable: known,
  supportNeeds: known,
  reference: staffOfSchool,
  attendance: [...known, 'parent'],
  behaviour: nobody,
  safeguarding: nobody,
  ethnicGroup: counted,
  religion: counted,
  disability: counted,
  preference: own,
  coSignature: [...known, 'parent'],
  otherChoices: [...identity, 'parent'],
  contactNote: ['adviser'],
  circumstance: ['adviser'],
  // An adviser reads it with a right of its own, which no role begins with.
  confidentialRecord: nobody,
  guaranteeReason: ['adviser'],
  ownWords: ['adviser'],
  // What a school says about a former pupil to advisers.
  schoolWords: ['careers-lead', 'head', 'adviser'],
  question: [...own, ...staffOfSchool, ...answerers],
  answer: [...own, ...staffOfSchool, ...answerers],
  handoverNote: carers,
  staffNote: answerers,
  talk: [...own, ...admissionsStaff],
  interviewWords: [...own, ...answerers],
  // Until results are out: whoever keeps the grades of the school that put them in.
  examResult: gradeKeepers,
  // The plan is the learner's: these are the most who read it (plans/plan-rights); a provider reads what is shared with it.
  planAims: [...known, 'parent'],
  planStrengths: [...known, 'parent'],
  planInterests: [...known, 'parent'],
  planNeeds: known,
  planTargets: [...known, 'parent'],
  planReviews: [...known, 'parent'],
  // What a panel is asked: it and those who ask read it; a host reads what support is needed once the place is confirmed.
  caseWhy: [...carers, 'panel-member', ...admissionsStaff],
  caseSupport: [...carers, 'panel-member', ...admissionsStaff],
  progressNote: [...own, 'adviser', ...providerStaff],
  // Reports go to whoever teaches the learner now, to the learner and to linked adults; risk stays among tutors and advisers.
  progressEntry: [...known, 'parent', ...providerStaff],
  progressRisk: [...carers, 'register-taker'],
}

/** Who beside providers may read a part of the form, in the learner's words. */
export function whoElseSees(group: readonly Field[]): string {
  const may = (role: Role) => group.every((field) => readingRights[field].includes(role))
  if (!may('tutor') || !may('adviser')) return 'Nobody else sees it.'
  return 'Your school may see it too. So may your adviser, unless the careers service is told your name only.'
}
