import type { NewFinding } from '~/kit/intake-report'

/** The fields of one pupil in a school's file, whatever its format. */
export const pupilFields = [
  'upn',
  'formerUpn',
  'uln',
  'uci',
  'admissionNumber',
  'familyName',
  'givenNames',
  'middleNames',
  'preferredFamilyName',
  'preferredGivenNames',
  'bornOn',
  'sex',
  'yearGroup',
  'form',
  'address',
  'postcode',
  'email',
  'phone',
  'enrolment',
  'sen',
  'freeMeals',
  'lookedAfter',
  'ethnicity',
  'attendance',
  'firstLanguage',
  'exclusion',
] as const

export type PupilField = (typeof pupilFields)[number]

/** One pupil as a file has it: text by field, nothing for what is blank, and where it stands. */
export type RawPupil = {
  line: number
  path: string | null
  values: Map<PupilField, string>
  fault: NewFinding | null
}

/** What a school's file says of one learner. A field that is absent was not said. */
export type PupilRecord = {
  legalGivenNames: string
  legalFamilyName: string
  middleNames: string | null
  givenNames: string
  familyName: string
  sex: string | null
  email: string | null
  phone: string | null
  address: string | null
  postcode: string | null
  yearGroup: number | null
  form: string | null
  sen: string | null
  freeMeals: string | null
  lookedAfter: string | null
  ethnicity: string | null
  attendance: string | null
  firstLanguage: string | null
  exclusion: string | null
}

/** One pupil, read and checked: the intermediate row that every format becomes. */
export type Pupil = {
  line: number
  path: string | null
  upn: string | null
  formerUpn: string | null
  uln: string | null
  uci: string | null
  admissionNumber: string | null
  bornOn: string
  nameKey: string
  said: Partial<PupilRecord> & Pick<PupilRecord, 'legalGivenNames' | 'legalFamilyName'>
  /** the year group of those of this age; some pupils are taught out of their year, and then the school's word counts */
  yearByAge: number
  /** on the roll of another school, and only a guest or a past pupil here */
  isElsewhere: boolean
  findings: NewFinding[]
}

/**
 * Facts that only those who need them may read, and under which name they are kept: apart from the record, and never
 * shown to a school sixth form.
 */
export const needKinds = {
  sen: 'sen',
  freeMeals: 'free-meals',
  lookedAfter: 'looked-after',
  ethnicity: 'ethnicity',
  attendance: 'attendance',
  firstLanguage: 'first-language',
  exclusion: 'exclusion',
} as const

export type Need = keyof typeof needKinds

/** Is this field one of the restricted facts? */
export function isNeed(field: string): field is Need {
  return field in needKinds
}

export const needs = Object.keys(needKinds).filter(isNeed)

/** How a finding names the pupil: by UPN, or by line where there is none. Never by name. */
export function itemOf(pupil: Pick<Pupil, 'upn' | 'line'>): string {
  return pupil.upn ?? `row ${pupil.line}`
}
