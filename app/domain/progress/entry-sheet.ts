import { identities, type Identity } from '~/domain/predictions/sheet-column'
import { pupilColumns } from '~/domain/learners/pupil-table'
import type { Who } from '~/domain/predictions/prediction-sheet'
import { FileRefused, type Findings, type NewFinding } from '~/kit/intake-report'
import { readTable, type Column, type TableRow } from '~/kit/intake-table'

type Said = 'target' | 'grade' | 'effort' | 'comment'
type Field = Identity | 'name' | 'course' | 'scale' | Said

const columns: Column<Field>[] = [
  ...pupilColumns.flatMap(({ field, headings }) => {
    const known = identities.find((one) => one === field)
    return known ? [{ field: known, headings }] : []
  }),
  { field: 'name', headings: ['Name', 'Full name', 'Student name', 'Learner', 'Student'] },
  { field: 'course', headings: ['Course', 'Course title', 'Subject', 'Subject name', 'Course code', 'Qualification'] },
  { field: 'scale', headings: ['Graded on', 'Scale', 'Grade scale', 'Qualification type'] },
  { field: 'target', headings: ['Target grade', 'Target', 'Minimum target grade', 'MTG', 'TMG'] },
  {
    field: 'grade',
    headings: ['Current grade', 'Working grade', 'Grade', 'Working at', 'Current', 'WAG', 'Current working grade'],
  },
  { field: 'effort', headings: ['Effort', 'Effort grade', 'Attitude to learning', 'ATL'] },
  { field: 'comment', headings: ['Comment', 'Comments', 'Note'] },
]

/** One row as a file has it; an empty cell says nothing. */
export type EntryRow = Record<Said | 'course' | 'scale', string> & { line: number; who: Who; fault: NewFinding | null }

/** Reads a file of progress: a row for each learner and course. */
export async function readEntries(text: AsyncIterable<string>, findings: Findings): Promise<AsyncGenerator<EntryRow>> {
  const table = await readTable(text, columns, findings)
  const isSomebody = identities.some((field) => table.has(field)) || table.has('name')
  const saysSomething = (['target', 'grade', 'effort', 'comment'] as const).some((field) => table.has(field))
  if (isSomebody && saysSomething) return rowsOf(table.rows)
  await table.close()
  throw isSomebody ? nothing : nobody
}

const nobody = new FileRefused(
  'no-learners',
  'The file does not say whose progress this is. Give a column ULN or UPN, or the columns Surname and Forename.',
)
const nothing = new FileRefused(
  'no-progress',
  'The file has none of the columns Target grade, Current grade, Effort and Comment. Name them in the first row.',
)

async function* rowsOf(rows: AsyncGenerator<TableRow<Field>>): AsyncGenerator<EntryRow> {
  for await (const { line, value, fault } of rows) {
    yield {
      ...{ line, fault, course: value('course'), scale: value('scale') },
      ...{ target: value('target'), grade: value('grade'), effort: value('effort'), comment: value('comment') },
      who: {
        upn: value('upn'),
        uln: value('uln'),
        admissionNumber: value('admissionNumber'),
        familyName: value('familyName'),
        givenNames: value('givenNames'),
        bornOn: value('bornOn'),
        form: value('form'),
        name: value('name'),
      },
    }
  }
}
