import { pupilColumns } from '~/domain/learners/pupil-table'
import { qualificationNamed } from '~/domain/predictions/qualification-name'
import type { Who } from '~/domain/predictions/prediction-sheet'
import type { Qualification } from '~/domain/plans/grade'
import type { Findings, NewFinding } from '~/kit/intake-report'
import { readTable, type Column, type TableRow } from '~/kit/intake-table'

const identities = ['upn', 'uln', 'uci', 'admissionNumber', 'familyName', 'givenNames', 'bornOn'] as const
type Field = (typeof identities)[number] | 'reference' | 'name' | 'subject' | 'qualification' | 'grade'

const columns: Column<Field>[] = [
  ...pupilColumns.flatMap(({ field, headings }) => {
    const known = identities.find((one) => one === field)
    return known ? [{ field: known, headings }] : []
  }),
  { field: 'reference', headings: ['Reference', 'Application reference', 'Application', 'Onward reference'] },
  { field: 'name', headings: ['Name', 'Full name', 'Candidate', 'Candidate name', 'Student name', 'Pupil name'] },
  { field: 'subject', headings: ['Subject', 'Subject name', 'Subject title', 'Title'], isRequired: true },
  { field: 'qualification', headings: ['Qualification', 'Qualification type', 'Qual', 'Award', 'Level'] },
  {
    field: 'grade',
    headings: ['Grade', 'Result', 'Final grade', 'Actual grade', 'Achieved grade', 'Result grade'],
    isRequired: true,
  },
]

/** One grade as a file has it. */
export type SheetResult = {
  line: number
  who: Who
  subject: string
  qualification: Qualification | null
  grade: string
  fault: NewFinding | null
}

/** Reads a sheet of results: a row for each grade. */
export async function readResults(text: AsyncIterable<string>, findings: Findings) {
  const table = await readTable(text, columns, findings)
  return rowsOf(table.rows)
}

async function* rowsOf(rows: AsyncGenerator<TableRow<Field>>): AsyncGenerator<SheetResult> {
  for await (const row of rows) {
    const subject = row.value('subject')
    yield {
      line: row.line,
      who: whoIn(row),
      subject,
      qualification: qualificationNamed(row.value('qualification')) ?? qualificationNamed(subject),
      grade: row.value('grade'),
      fault: row.fault,
    }
  }
}

/** A candidate's number and an application's reference are looked for where a school's own numbers are. */
function whoIn(row: TableRow<Field>): Who {
  return {
    upn: row.value('upn'),
    uln: row.value('uln'),
    admissionNumber: (row.value('uci') || row.value('reference') || row.value('admissionNumber')).toUpperCase(),
    familyName: row.value('familyName'),
    givenNames: row.value('givenNames'),
    bornOn: row.value('bornOn'),
    form: '',
    name: row.value('name'),
  }
}
