import { pupilColumns } from '~/domain/learners/pupil-table'
import { Refusal } from '~/kit/errors'
import { folded, type Column } from '~/kit/intake-table'

export const identities = ['upn', 'uln', 'admissionNumber', 'familyName', 'givenNames', 'bornOn', 'form'] as const
export type Identity = (typeof identities)[number]
export type SheetField = Identity | 'name' | 'subject' | 'qualification' | 'grade'

/** The columns we know by their headings. */
const columns: Column<SheetField>[] = [
  ...pupilColumns.flatMap(({ field, headings }) => {
    const known = identities.find((one) => one === field)
    return known ? [{ field: known, headings }] : []
  }),
  { field: 'name', headings: ['Name', 'Full name', 'Student name', 'Pupil name', 'Learner', 'Student', 'Pupil'] },
  { field: 'subject', headings: ['Subject', 'Subject name', 'Subject title', 'Subject code', 'Course'] },
  { field: 'qualification', headings: ['Qualification', 'Qualification type', 'Qual', 'Award'] },
  {
    field: 'grade',
    headings: [
      'Predicted grade',
      'Predicted',
      'Prediction',
      'Forecast grade',
      'Estimated grade',
      'Expected grade',
      'Grade',
    ],
  },
]

/** What a column can be, in the words of the page where somebody says so. */
export const meanings = {
  upn: 'UPN',
  uln: 'ULN',
  admissionNumber: 'Admission number',
  familyName: 'Surname',
  givenNames: 'Forename',
  name: 'Whole name',
  bornOn: 'Date of birth',
  form: 'Form',
  subject: 'Subject, one in each row',
  qualification: 'Qualification, one in each row',
  grade: 'Predicted grade, one in each row',
  grades: 'Predicted grades in one subject',
  nothing: 'Not used',
} as const

export type Meaning = keyof typeof meanings

export function isMeaning(name: string): name is Meaning {
  return Object.hasOwn(meanings, name)
}

/** What a school says of a column of its own files; the heading without case, spaces and punctuation. */
export type SaidColumn = { heading: string; meaning: Meaning; subject: string | null }

export function saidOf(said: readonly SaidColumn[], heading: string): SaidColumn | undefined {
  return said.find((one) => one.heading === folded(heading))
}

/** The columns we know, as the school has said: its word goes before the usual headings. */
export function columnsWith(said: readonly SaidColumn[]): Column<SheetField>[] {
  return columns.map(({ field, headings }) => ({
    field,
    headings: [
      ...said.filter(({ meaning }) => meaning === field).map(({ heading }) => heading),
      ...headings.filter((heading) => saidOf(said, heading) === undefined),
    ],
  }))
}

/** Refuses two columns of which only one can be what was said, and grades of which nobody knows the subject. */
export function refuseMuddle(said: readonly (SaidColumn & { place: number })[]) {
  for (const { place, meaning, subject } of said) {
    const isTwice = said.some((other) => other.place < place && other.meaning === meaning)
    if (isTwice && meaning !== 'grades' && meaning !== 'nothing')
      throw new Refusal('said-twice', `Only one column can be “${meanings[meaning]}”.`, `columns.${place}.meaning`)
    if (meaning === 'grades' && (subject ?? '') === '')
      throw new Refusal('subject-missing', 'Write the subject of these grades.', `columns.${place}.subject`)
  }
}
