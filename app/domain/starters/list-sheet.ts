import { choiceTag } from '~/domain/applications/choice.words'
import type { Cell } from '~/kit/csv'
import { digitsOf, type Starter } from './starter'

type Column = [heading: string, cell: (starter: Starter) => Cell]

const columns: Column[] = [
  ['Reference', ({ reference }) => reference],
  ['Your number', ({ learnerNumber }) => learnerNumber],
  ['Surname', ({ familyName }) => familyName],
  ['Forename', ({ givenNames }) => givenNames],
  ['Date of birth', ({ bornOn }) => bornOn],
  ['Course', ({ course }) => course],
  ['Course code', ({ courseReference }) => courseReference],
  ['Where', ({ siteName }) => siteName],
  ['Course starts', ({ startsOn }) => startsOn],
  ['State', ({ state }) => choiceTag(state, 'provider').text],
  ['First day', ({ startedOn }) => startedOn],
  ['School', ({ schoolName }) => schoolName],
  ['Telephone', ({ answers }) => digitsOf(answers.phone) || null],
  ['Email', ({ answers }) => answers.email ?? null],
]

export const listHeadings = columns.map(([heading]) => heading)

/** One row for each place, for people. */
export async function* listRows(starters: AsyncIterable<Starter>): AsyncGenerator<Cell[]> {
  for await (const starter of starters) yield columns.map(([, cell]) => cell(starter))
}
