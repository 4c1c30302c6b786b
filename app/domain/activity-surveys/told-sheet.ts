import { pupilColumns } from '~/domain/learners/pupil-table'
import type { Who } from '~/domain/predictions/prediction-sheet'
import { FileRefused, type Findings, type NewFinding } from '~/kit/intake-report'
import { readTable, type Column, type TableRow } from '~/kit/intake-table'

const identities = ['upn', 'uln', 'familyName', 'givenNames', 'bornOn', 'postcode'] as const
type Field = (typeof identities)[number] | 'name' | 'activity' | 'where' | 'startedOn'

const columns: Column<Field>[] = [
  ...pupilColumns.flatMap(({ field, headings }) => {
    const known = identities.find((one) => one === field)
    return known ? [{ field: known, headings }] : []
  }),
  { field: 'name', headings: ['Name', 'Full name', 'Student name', 'Pupil name'] },
  {
    field: 'activity',
    headings: ['Activity', 'Activity code', 'ActivityCode', 'Destination', 'Destination code', 'Doing now'],
  },
  {
    field: 'where',
    headings: ['Where', 'Establishment', 'EstablishmentName', 'Destination name', 'College', 'Employer'],
  },
  { field: 'startedOn', headings: ['Start date', 'StartDate', 'Started', 'Started on', 'Since'] },
]

/** What a school or college tells of one leaver. */
export type ToldRow = {
  line: number
  who: Who
  postcode: string
  activity: string
  where: string
  startedOn: string
  fault: NewFinding | null
}

/** Reads a file of destinations. A file that names nobody is not one. */
export async function readToldSheet(text: AsyncIterable<string>, findings: Findings): Promise<AsyncGenerator<ToldRow>> {
  const table = await readTable(text, columns, findings)
  if (table.has('name') || table.has('familyName') || table.has('upn') || table.has('uln')) return rowsOf(table.rows)
  await table.close()
  throw nobody
}

const nobody = new FileRefused(
  'no-learners',
  'The file does not say who it is about. Give the columns Surname and Forename, and UPN, ULN or Date of birth.',
)

async function* rowsOf(rows: AsyncGenerator<TableRow<Field>>): AsyncGenerator<ToldRow> {
  for await (const row of rows) {
    yield {
      line: row.line,
      who: {
        ...{ upn: row.value('upn'), uln: row.value('uln'), familyName: row.value('familyName') },
        ...{ givenNames: row.value('givenNames'), name: row.value('name'), bornOn: row.value('bornOn') },
        ...{ admissionNumber: '', form: '' },
      },
      ...{ postcode: row.value('postcode'), activity: row.value('activity'), where: row.value('where') },
      ...{ startedOn: row.value('startedOn'), fault: row.fault },
    }
  }
}
