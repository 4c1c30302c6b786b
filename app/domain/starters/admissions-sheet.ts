import type { Cell } from '~/kit/csv'
import { addressLines, digitsOf, type Starter } from './starter'

type Column = [heading: string, cell: (starter: Starter, courses: readonly string[]) => Cell]

/** The first year of sixth form. */
const YEAR_GROUP = 12

/** What admissions systems of schools take of an applicant, in their order. */
const columns: Column[] = [
  ['Title', () => null],
  ['Surname', ({ legalFamilyName, familyName }) => legalFamilyName ?? familyName],
  ['Forename', ({ legalGivenNames }) => legalGivenNames],
  ['Preferred Surname', ({ familyName }) => familyName],
  ['Preferred Forename', ({ givenNames }) => givenNames],
  ['Middle Names', ({ middleNames }) => middleNames],
  ['Date of Birth', ({ bornOn }) => bornOn],
  ['Gender', () => null],
  ['Year of Entry', ({ startsOn }) => startsOn?.slice(0, 4) ?? null],
  ['Season of Entry', ({ startsOn }) => seasonOf(startsOn)],
  ['Year Group', () => YEAR_GROUP],
  ['Application Reference', ({ reference }) => reference],
  ['Subject Choices', (_, courses) => courses.join('; ')],
  ['Address', ({ answers }) => addressLines(answers.address).join(', ') || null],
  ['Postcode', ({ answers }) => answers.postcode ?? null],
  ['Telephone', ({ answers }) => digitsOf(answers.phone) || null],
  ['Email', ({ answers }) => answers.email ?? null],
  ['Ethnicity', () => null],
]

export const admissionsHeadings = columns.map(([heading]) => heading)

/** One row for each learner; the courses of one learner, who stand together, become one cell. */
export async function* admissionsRows(starters: AsyncIterable<Starter>): AsyncGenerator<Cell[]> {
  let held: Starter[] = []
  for await (const starter of starters) {
    if (held[0] && held[0].learnerId !== starter.learnerId) {
      yield rowOf(held)
      held = []
    }
    held.push(starter)
  }
  if (held.length > 0) yield rowOf(held)
}

function rowOf(held: readonly Starter[]): Cell[] {
  const [first] = held
  if (!first) return []
  const courses = held.map(({ course }) => course)
  return columns.map(([, cell]) => cell(first, courses))
}

/** School years are entered in autumn, spring or summer. */
function seasonOf(day: string | null): string | null {
  if (day === null) return null
  const month = Number(day.slice(5, 7))
  if (month >= 8) return 'Autumn'
  return month <= 3 ? 'Spring' : 'Summer'
}
