import type { ChoiceState } from '~/domain/applications/choice.states'
import type { GradeOnPaper } from '~/domain/applications/snapshot'
import type { Field } from '~/domain/applications/visibility'

/** One place at a provider and its learner, with nothing that the provider may not have. */
export type Starter = {
  choiceId: string
  learnerId: string
  state: ChoiceState
  reference: string
  learnerNumber: string | null
  uln: string | null
  givenNames: string
  familyName: string
  middleNames: string | null
  legalGivenNames: string
  legalFamilyName: string | null
  bornOn: string
  schoolName: string | null
  course: string
  courseReference: string | null
  qualification: string | null
  siteName: string | null
  sitePostcode: string | null
  providerUkprn: string | null
  providerPostcode: string | null
  startsOn: string | null
  endsOn: string | null
  startedOn: string | null
  /** What the learner sent and the law lets this provider read, by the name of the answer. */
  answers: Partial<Record<Field, string>>
  grades: readonly GradeOnPaper[]
}

/** Which sheets there are, and what each is called. */
export const sheetKinds = ['list', 'ilr', 'admissions'] as const
export type SheetKind = (typeof sheetKinds)[number]

export function isSheetKind(name: string): name is SheetKind {
  return sheetKinds.some((kind) => kind === name)
}

/** A telephone number as systems take it: digits alone, beginning with 0 where it is a British one. */
export function digitsOf(phone: string | undefined): string {
  const digits = (phone ?? '').replace(/\(0\)/g, '').replace(/[^\d+]/g, '')
  return digits.replace(/^(\+|00)44/, '0').replace(/\D/g, '')
}

/** An address in at most four lines of fifty characters, as the ILR has room for. */
export function addressLines(address: string | undefined): string[] {
  const lines = (address ?? '').split(/[\r\n,]+/).map((line) => line.trim().slice(0, 50))
  return lines.filter((line) => line !== '').slice(0, 4)
}
