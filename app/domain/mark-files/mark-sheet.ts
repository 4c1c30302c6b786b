import { ulnReading } from '~/domain/learners/learner-number'
import { londonDay, londonMoment } from '~/kit/dates'
import { dayReading } from '~/kit/intake-day'
import type { Findings } from '~/kit/intake-report'
import { readTable, type Column, type TableRow } from '~/kit/intake-table'
import type { Note, Reading } from '~/kit/intake-value'

type Field = 'uln' | 'day' | 'start' | 'mark' | 'minutes'

const columns: Column<Field>[] = [
  { field: 'uln', headings: ['ULN', 'Unique Learner Number', 'UniqueLearnerNumber'], isRequired: true },
  { field: 'day', headings: ['Date', 'Session date', 'Register date'], isRequired: true },
  { field: 'start', headings: ['Start', 'Start time', 'Time'], isRequired: true },
  { field: 'mark', headings: ['Mark', 'Code', 'Register mark'], isRequired: true },
  { field: 'minutes', headings: ['Minutes late', 'Late', 'Minutes'] },
]

/** One mark as a file says it. */
export type FiledMark = { line: number; uln: string; startsAt: string; code: string; minutes: string }

type Meanings = ReadonlyMap<string, string>

/** Reads a file of marks: the rows that can be understood; the others are told of. */
export async function readMarks(text: AsyncIterable<string>, findings: Findings, meanings: Meanings, now: Date) {
  const table = await readTable(text, columns, findings)
  return new MarkReader(findings, meanings, now).rows(table.rows)
}

/** What stands in these columns over and over is read once. */
class MarkReader {
  private readonly ulns = new Map<string, Reading<string>>()
  private readonly moments = new Map<string, string | Note>()
  private readonly thisYear: number

  constructor(
    private readonly findings: Findings,
    private readonly meanings: Meanings,
    private readonly now: Date,
  ) {
    this.thisYear = Number(londonDay(now).slice(0, 4))
  }

  async *rows(rows: AsyncIterable<TableRow<Field>>): AsyncGenerator<FiledMark | null> {
    for await (const row of rows) yield this.read(row)
  }

  private read(row: TableRow<Field>): FiledMark | null {
    const { line, fault } = row
    if (fault?.severity === 'error') return this.refuse(row, 'uln', fault)
    const uln = known(this.ulns, row.value('uln'), ulnReading)
    if (uln.isWrong) return this.refuse(row, 'uln', uln.note)
    if (uln.value === null) return this.refuse(row, 'uln', noUln)
    const startsAt = known(this.moments, `${row.value('day')} ${row.value('start')}`, () => this.momentOf(row))
    if (typeof startsAt !== 'string') return this.refuse(row, 'day', startsAt)
    const code = this.meanings.get(row.value('mark'))
    if (code === undefined) return this.refuse(row, 'mark', unexplained)
    const minutes = row.value('minutes')
    if (!/^\d{0,3}$/.test(minutes)) return this.refuse(row, 'minutes', notMinutes)
    return { line, uln: uln.value, startsAt, code, minutes: code === 'L' ? minutes : '' }
  }

  private momentOf(row: TableRow<Field>): string | Note {
    const day = dayReading(row.value('day'), 'day-month-year', this.thisYear)
    if (day.isWrong) return day.note
    const [, hours = '', minutes = ''] = /^(\d{1,2})[:.](\d{2})(?::00)?$/.exec(row.value('start')) ?? []
    if (day.value === null || hours === '' || Number(hours) > 23 || Number(minutes) > 59) return noMoment
    const moment = londonMoment(day.value, `${hours.padStart(2, '0')}:${minutes}:00`)
    return londonDay(moment) > londonDay(this.now) ? tooEarly : moment.toISOString()
  }

  private refuse({ line, value }: TableRow<Field>, field: Field, { code, sentence }: Note): null {
    this.findings.add({
      severity: 'error',
      line,
      item: value('uln') || null,
      field,
      received: value(field),
      code,
      sentence,
    })
    return null
  }
}

const MOST_KNOWN = 200_000

function known<T>(before: Map<string, T>, text: string, read: (text: string) => T): T {
  const found = before.get(text)
  if (found !== undefined) return found
  const value = read(text)
  if (before.size < MOST_KNOWN) before.set(text, value)
  return value
}

const noUln: Note = { code: 'uln-missing', sentence: 'The row has no ULN, so nobody can be sure who is meant.' }
const noMoment: Note = {
  code: 'moment-unreadable',
  sentence: 'This is no day and time of a session. Write them as 20/11/2026 and 09:15.',
}
const tooEarly: Note = { code: 'too-early', sentence: 'This session has not been held yet, so nobody can be marked.' }
const unexplained: Note = {
  code: 'mark-unexplained',
  sentence: 'You have not said what this mark means. Say so under “What your marks mean” and send the file again.',
}
const notMinutes: Note = { code: 'minutes-unreadable', sentence: 'Write the minutes as a whole number, such as 10.' }
