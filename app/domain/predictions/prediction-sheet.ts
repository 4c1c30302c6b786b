import { isSubject, subjectKeyOf } from '~/domain/requirements/school-subject'
import type { Qualification } from '~/domain/plans/grade'
import { FileRefused, type Findings, type NewFinding } from '~/kit/intake-report'
import { readTable, type TableRow } from '~/kit/intake-table'
import { columnsWith, identities, saidOf, type Identity, type SaidColumn, type SheetField } from './sheet-column'
import { qualificationNamed } from './qualification-name'

/** Who a row tells of, as the file writes it. */
export type Who = Record<Identity | 'name', string>

/** One grade as a file has it. */
export type SheetGrade = { subject: string; qualification: Qualification | null; grade: string; column: string }

export type SheetRow = { line: number; who: Who; grades: SheetGrade[]; fault: NewFinding | null }

/**
 * Reads a sheet of predicted grades: a row for each grade, or a row for each learner with a column for each subject. A
 * column that is no predicted grade is passed over, and said.
 */
export async function readSheet(
  text: AsyncIterable<string>,
  findings: Findings,
  said: readonly SaidColumn[] = [],
): Promise<AsyncGenerator<SheetRow>> {
  const table = await readTable(text, columnsWith(said), findings)
  const isLong = table.has('subject') && table.has('grade')
  const subjects = isLong ? [] : subjectColumns(table.others, findings, said)
  const known = identities.some((field) => table.has(field)) || table.has('name')
  if (known && (isLong || subjects.length > 0)) return rowsOf(table.rows, subjects)
  await table.close()
  throw known ? noGrades : nobody
}

const noGrades = new FileRefused(
  'no-grades',
  'The file has neither the columns Subject and Grade, nor a column for each subject. Name them in the first row.',
)
const nobody = new FileRefused(
  'no-learners',
  'The file does not say whose grades these are. Give a column UPN, or the columns Surname, Forename and Form.',
)

type SubjectColumn = { place: number; heading: string; subject: string; qualification: Qualification | null }

const notPredicted = /target|mock|actual|achieved|result|current|working|exempt|fund|teacher|\bset\b|class|code|effort/i

function subjectColumns(
  others: { heading: string; place: number }[],
  findings: Findings,
  said: readonly SaidColumn[],
): SubjectColumn[] {
  return others.flatMap(({ heading, place }) => {
    const own = saidOf(said, heading)
    if (own) return own.meaning === 'grades' ? [{ place, heading, ...subjectSaid(own, heading) }] : []
    const subject = subjectUnder(heading)
    if (subject !== null) return [{ place, heading, subject, qualification: qualificationNamed(heading) }]
    findings.add({
      severity: 'info',
      code: 'column-passed-over',
      sentence: `The column ${heading.slice(0, 60)} was passed over: it is no subject we know, or not a predicted grade.`,
      field: heading,
    })
    return []
  })
}

function subjectSaid({ subject }: SaidColumn, heading: string) {
  return { subject: subject ?? subjectIn(heading), qualification: qualificationNamed(heading) }
}

/** The subject whose predicted grades stand under a heading, as a file is read without help; nothing where it is none. */
export function subjectUnder(heading: string): string | null {
  const subject = subjectIn(heading)
  const isMeant = isSubject(subjectKeyOf(subject)) || (qualificationNamed(heading) !== null && subject !== '')
  return isMeant && !notPredicted.test(heading) ? subject : null
}

/** "Maths GCSE (Predicted grade)" is about maths. */
function subjectIn(heading: string): string {
  return heading
    .replace(/\(.*?\)/g, ' ')
    .replace(
      /\b(gcse|btec|functional skills?|entry level( certificate)?|technical award|level [12]|9 ?(-|to) ?1)\b/gi,
      ' ',
    )
    .replace(/\b(predicted|prediction|forecast|estimated|expected|grade)\b/gi, ' ')
    .replace(/[\s:_-]+/g, ' ')
    .trim()
}

async function* rowsOf(
  rows: AsyncGenerator<TableRow<SheetField>>,
  subjects: SubjectColumn[],
): AsyncGenerator<SheetRow> {
  for await (const row of rows) {
    const wide = subjects.map(({ place, heading, subject, qualification }) => ({
      subject,
      qualification,
      grade: row.at(place),
      column: heading,
    }))
    yield { line: row.line, who: whoIn(row), grades: subjects.length > 0 ? wide : [longGrade(row)], fault: row.fault }
  }
}

function longGrade(row: TableRow<SheetField>): SheetGrade {
  const subject = row.value('subject')
  const qualification = qualificationNamed(row.value('qualification')) ?? qualificationNamed(subject)
  return { subject: subjectIn(subject) || subject, qualification, grade: row.value('grade'), column: 'Grade' }
}

function whoIn(row: TableRow<SheetField>): Who {
  return {
    upn: row.value('upn'),
    uln: row.value('uln'),
    admissionNumber: row.value('admissionNumber'),
    familyName: row.value('familyName'),
    givenNames: row.value('givenNames'),
    bornOn: row.value('bornOn'),
    form: row.value('form'),
    name: row.value('name'),
  }
}
