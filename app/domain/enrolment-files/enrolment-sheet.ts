import { FileRefused, type Findings, type NewFinding } from '~/kit/intake-report'
import { readTable, type Column, type TableRow } from '~/kit/intake-table'

const fields = [
  ...(['reference', 'uln', 'familyName', 'givenNames', 'bornOn', 'course', 'courseReference'] as const),
  ...(['startedOn', 'learnerNumber', 'identity'] as const),
] as const
export type SheetField = (typeof fields)[number]

/** Who, which course and what day, as the file writes it. */
export type SheetRow = { line: number; said: Record<SheetField, string>; fault: NewFinding | null }

/** The columns we know: by plain headings, and by the field names of the ILR. */
const columns: Column<SheetField>[] = [
  { field: 'reference', headings: ['Reference', 'Application reference', 'Onward reference'] },
  { field: 'uln', headings: ['ULN', 'Unique learner number'] },
  { field: 'familyName', headings: ['FamilyName', 'Surname', 'Last name', 'Legal surname'] },
  { field: 'givenNames', headings: ['GivenNames', 'Forename', 'First name', 'Forenames', 'Legal forename'] },
  { field: 'bornOn', headings: ['DateOfBirth', 'Date of birth', 'DOB', 'Birth date'] },
  { field: 'course', headings: ['Course', 'Course title', 'Course name', 'Programme'] },
  {
    field: 'courseReference',
    headings: [
      'Course code',
      'Course reference',
      'YOUR_REFERENCE',
      'LearnAimRef',
      'Learning aim',
      'Learning aim reference',
    ],
  },
  {
    field: 'startedOn',
    headings: [
      'LearnStartDate',
      'First day',
      'Start date',
      'Started on',
      'Enrolled on',
      'Enrolment date',
      'Date enrolled',
    ],
  },
  {
    field: 'learnerNumber',
    headings: ['LearnRefNumber', 'Student number', 'Learner number', 'Learner reference number', 'Student ID'],
  },
  { field: 'identity', headings: ['Identity checked', 'ID checked', 'Identity'] },
]

/** Reads the rows of an enrolment file. A file that names nobody, or no day, is not one. */
export async function readEnrolments(
  text: AsyncIterable<string>,
  findings: Findings,
): Promise<AsyncGenerator<SheetRow>> {
  const table = await readTable(text, columns, findings)
  const hasNames = table.has('familyName') && table.has('givenNames')
  const why = hasNames || table.has('reference') || table.has('uln') ? (table.has('startedOn') ? null : noDay) : nobody
  if (why === null) return rowsOf(table.rows)
  await table.close()
  throw why
}

const nobody = new FileRefused(
  'no-learners',
  'The file does not say who has enrolled. Give a column Reference or ULN, or the columns FamilyName and GivenNames.',
)
const noDay = new FileRefused(
  'no-days',
  'The file does not say on what day. Give a column LearnStartDate or First day.',
)

async function* rowsOf(rows: AsyncGenerator<TableRow<SheetField>>): AsyncGenerator<SheetRow> {
  for await (const row of rows) {
    const said = { ...empty }
    for (const field of fields) said[field] = row.value(field)
    yield { line: row.line, said, fault: row.fault }
  }
}

const empty: Record<SheetField, string> = {
  reference: '',
  uln: '',
  familyName: '',
  givenNames: '',
  bornOn: '',
  course: '',
  courseReference: '',
  startedOn: '',
  learnerNumber: '',
  identity: '',
}
