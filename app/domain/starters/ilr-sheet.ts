import type { Cell } from '~/kit/csv'
import { addressLines, digitsOf, type Starter } from './starter'

type Column = [heading: string, cell: (starter: Starter, aim: number) => Cell]

/*
 * The codes of the ILR that are the same for everybody here: a core aim of a 16 to 19 study programme (AimType 5), funded
 * as such (FundModel 25), and continuing (CompStatus 1). The college's own system has the last word on each.
 */
const CORE_AIM = 5
const FUNDED_16_TO_19 = 25
const CONTINUING = 1

/** The subset of the ILR that an enrolment is exchanged in, under its own names. */
const columns: Column[] = [
  ['UKPRN', ({ providerUkprn }) => providerUkprn],
  ['LearnRefNumber', ({ learnerNumber, reference }) => learnerNumber ?? reference.replaceAll('-', '')],
  ['ULN', ({ uln }) => uln],
  ['FamilyName', ({ legalFamilyName, familyName }) => named(legalFamilyName ?? familyName)],
  ['GivenNames', ({ legalGivenNames }) => named(legalGivenNames)],
  ['DateOfBirth', ({ bornOn }) => bornOn],
  ['Ethnicity', () => null],
  ['Sex', () => null],
  ['LLDDHealthProb', () => null],
  ['MathGrade', ({ grades }) => achievedIn(grades, /^math/i)],
  ['EngGrade', ({ grades }) => achievedIn(grades, /^english( language)?$/i)],
  ['PostcodePrior', ({ answers }) => answers.postcode ?? null],
  ['Postcode', ({ answers }) => answers.postcode ?? null],
  ['AddLine1', ({ answers }) => addressLines(answers.address)[0] ?? null],
  ['AddLine2', ({ answers }) => addressLines(answers.address)[1] ?? null],
  ['AddLine3', ({ answers }) => addressLines(answers.address)[2] ?? null],
  ['AddLine4', ({ answers }) => addressLines(answers.address)[3] ?? null],
  ['TelNo', ({ answers }) => digitsOf(answers.phone).slice(0, 18) || null],
  ['Email', ({ answers }) => answers.email ?? null],
  ['LearnAimRef', ({ qualification }) => aimReference(qualification)],
  ['AimType', () => CORE_AIM],
  ['AimSeqNumber', (_, aim) => aim],
  ['LearnStartDate', ({ startedOn }) => startedOn],
  ['LearnPlanEndDate', ({ endsOn }) => endsOn],
  ['FundModel', () => FUNDED_16_TO_19],
  ['DelLocPostCode', ({ sitePostcode, providerPostcode }) => sitePostcode ?? providerPostcode],
  ['CompStatus', () => CONTINUING],
]

export const ilrHeadings = columns.map(([heading]) => heading)

/** One row for each place that is taken up; the aims of one learner, who stand together, are numbered. */
export async function* ilrRows(starters: AsyncIterable<Starter>): AsyncGenerator<Cell[]> {
  let [learnerId, aim] = ['', 0]
  for await (const starter of starters) {
    aim = starter.learnerId === learnerId ? aim + 1 : 1
    learnerId = starter.learnerId
    yield columns.map(([, cell]) => cell(starter, aim))
  }
}

/** A name as the ILR takes it: without digits, tabs, bars and quotation marks. */
function named(name: string): string {
  return name.replace(/[0-9\r\n\t|"]/g, '').slice(0, 100)
}

/** The grade that came, of one subject; the ILR has room for four characters. */
function achievedIn(grades: Starter['grades'], subject: RegExp): string | null {
  const found = grades.find((grade) => subject.test(grade.subject) && grade.achieved)
  return found?.achieved?.slice(0, 4) ?? null
}

/** Ofqual writes 601/1234/5 where LARS writes 60112345; a reference of our own is none. */
function aimReference(reference: string | null): string | null {
  const aim = (reference ?? '').replaceAll('/', '').toUpperCase()
  return /^[0-9A-Z]{8}$/.test(aim) ? aim : null
}
