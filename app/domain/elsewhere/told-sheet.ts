import { pupilColumns } from '~/domain/learners/pupil-table'
import type { Who } from '~/domain/predictions/prediction-sheet'
import { FileRefused, type Findings, type NewFinding } from '~/kit/intake-report'
import { readTable, type Column, type TableRow } from '~/kit/intake-table'

const identities = ['uln', 'familyName', 'givenNames', 'bornOn', 'postcode'] as const
type Field = (typeof identities)[number] | 'name' | 'reference' | 'title' | 'status'

const columns: Column<Field>[] = [
  ...pupilColumns.flatMap(({ field, headings }) => {
    const known = identities.find((one) => one === field)
    return known ? [{ field: known, headings }] : []
  }),
  { field: 'name', headings: ['Name', 'Full name', 'Applicant', 'Applicant name', 'Student name'] },
  {
    field: 'reference',
    headings: ['Reference', 'Application reference', 'Application number', 'Application ID', 'Applicant ID'],
  },
  {
    field: 'title',
    headings: ['Course', 'Course title', 'Course name', 'Programme', 'Applied for'],
    isRequired: true,
  },
  { field: 'status', headings: ['Status', 'State', 'Application status', 'Stage', 'Decision'] },
]

/** One application as a provider tells of it. */
export type ToldRow = {
  line: number
  who: Who
  postcode: string
  reference: string
  title: string
  status: string
  fault: NewFinding | null
}

/** Reads a file of applications that a provider received by its own form. A file that names nobody is not one. */
export async function readTold(text: AsyncIterable<string>, findings: Findings): Promise<AsyncGenerator<ToldRow>> {
  const table = await readTable(text, columns, findings)
  if (table.has('name') || table.has('familyName')) return rowsOf(table.rows)
  await table.close()
  throw nobody
}

const nobody = new FileRefused(
  'no-learners',
  'The file does not say who has applied. Give the columns Surname and Forename, and ULN or Date of birth and Postcode.',
)

async function* rowsOf(rows: AsyncGenerator<TableRow<Field>>): AsyncGenerator<ToldRow> {
  for await (const row of rows) {
    yield {
      line: row.line,
      who: whoOf({
        uln: row.value('uln'),
        familyName: row.value('familyName'),
        givenNames: row.value('givenNames'),
        name: row.value('name'),
        bornOn: row.value('bornOn'),
      }),
      postcode: row.value('postcode'),
      reference: row.value('reference'),
      title: row.value('title'),
      status: row.value('status'),
      fault: row.fault,
    }
  }
}

/** Who is meant, with what a provider cannot know left empty. */
export function whoOf(said: Pick<Who, 'uln' | 'familyName' | 'givenNames' | 'name' | 'bornOn'>): Who {
  return { ...said, upn: '', admissionNumber: '', form: '' }
}
