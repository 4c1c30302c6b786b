import { ulnReading, upnReading } from '~/domain/learners/learner-number'
import { dayReading } from '~/kit/intake-day'
import { FileRefused, type Findings } from '~/kit/intake-report'
import { readTable, type Column, type TableRow } from '~/kit/intake-table'
import type { Note } from '~/kit/intake-value'

type Counted = 'possible' | 'attended' | 'authorised' | 'unauthorised' | 'late'
type Field = 'upn' | 'uln' | 'fromOn' | 'untilOn' | 'source' | Counted

const columns: Column<Field>[] = [
  { field: 'upn', headings: ['UPN', 'Unique Pupil Number'] },
  { field: 'uln', headings: ['ULN', 'Unique Learner Number'] },
  { field: 'fromOn', headings: ['Period start', 'From', 'Start date'], isRequired: true },
  { field: 'untilOn', headings: ['Period end', 'Until', 'To', 'End date'], isRequired: true },
  { field: 'possible', headings: ['Possible', 'Possible sessions', 'Sessions possible'], isRequired: true },
  { field: 'attended', headings: ['Attended', 'Present', 'Attendances', 'Sessions attended'], isRequired: true },
  { field: 'authorised', headings: ['Authorised', 'Authorised absences'] },
  { field: 'unauthorised', headings: ['Unauthorised', 'Unauthorised absences'] },
  { field: 'late', headings: ['Late', 'Lates'] },
  { field: 'source', headings: ['Source', 'System'] },
]

/** The attendance of one learner in a period as a file says it; what the file does not say is null. */
export type FiledSummary = {
  line: number
  upn: string | null
  uln: string | null
  fromOn: string
  untilOn: string
  source: string
  possible: number
  attended: number
  authorised: number | null
  unauthorised: number | null
  late: number | null
}

/** Reads a file of summaries: a row that cannot be counted with is told of, and null. */
export async function readSummaries(text: AsyncIterable<string>, findings: Findings, thisYear: number) {
  const table = await readTable(text, columns, findings)
  if (table.has('upn') || table.has('uln')) return summariesIn(table.rows, findings, thisYear)
  await table.close()
  throw new FileRefused('no-learners', 'The file does not say whose attendance it is. Give the column UPN or ULN.')
}

async function* summariesIn(rows: AsyncIterable<TableRow<Field>>, findings: Findings, thisYear: number) {
  for await (const row of rows) {
    const read = row.fault?.severity === 'error' ? row.fault : summaryIn(row, thisYear)
    if ('fromOn' in read) {
      yield read
      continue
    }
    const { code, sentence } = read
    findings.add({
      severity: 'error',
      line: row.line,
      item: row.value('upn') || row.value('uln') || null,
      code,
      sentence,
    })
    yield null
  }
}

function summaryIn(row: TableRow<Field>, thisYear: number): FiledSummary | Note {
  const [upn, uln] = [upnReading(row.value('upn')), ulnReading(row.value('uln'))]
  if (upn.isWrong) return upn.note
  if (uln.isWrong) return uln.note
  const from = dayReading(row.value('fromOn'), 'day-month-year', thisYear)
  const until = dayReading(row.value('untilOn'), 'day-month-year', thisYear)
  if (from.isWrong) return from.note
  if (until.isWrong) return until.note
  if (from.value === null || until.value === null || from.value > until.value) return noPeriod
  const count = (field: Counted) => (row.value(field) === '' ? null : Number(row.value(field)))
  const counts = { possible: count('possible'), attended: count('attended') }
  const more = { authorised: count('authorised'), unauthorised: count('unauthorised'), late: count('late') }
  const { possible, attended } = counts
  if (possible === null || attended === null) return notNumbers
  if ([possible, attended, ...Object.values(more)].some((one) => one !== null && !isCount(one))) return notNumbers
  if (attended > possible) return tooManyAttended
  if (attended + (more.authorised ?? 0) + (more.unauthorised ?? 0) > possible) return tooMany
  const period = { fromOn: from.value, untilOn: until.value, source: row.value('source').slice(0, 40) }
  return { line: row.line, upn: upn.value, uln: uln.value, ...period, possible, attended, ...more }
}

function isCount(count: number) {
  return Number.isInteger(count) && count >= 0 && count <= 2000
}

const noPeriod: Note = { code: 'no-period', sentence: 'The row does not say from which day until which day it counts.' }
const notNumbers: Note = { code: 'not-numbers', sentence: 'Possible and attended sessions must be whole numbers.' }
const tooManyAttended: Note = {
  code: 'attended-too-many',
  sentence: 'More sessions were attended than were possible. Look at the row in your own system.',
}
const tooMany: Note = {
  code: 'absences-too-many',
  sentence: 'Attended sessions and absences together are more than were possible.',
}
