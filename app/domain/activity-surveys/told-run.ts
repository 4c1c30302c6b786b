import { dayReading } from '~/kit/intake-day'
import { noCounts, type Findings, type NewFinding } from '~/kit/intake-report'
import { folded } from '~/kit/intake-table'
import type { Note } from '~/kit/intake-value'
import type { Found } from '../predictions/roll-index'
import type { ToldRow } from './told-sheet'

/** What this sender has said of somebody before. */
export type SaidBefore = {
  id: string
  personId: string
  code: string
  whereNow: string | null
  startedOn: string | null
}

/** What a word for an activity stands for. */
export type Meaning = { code: string; family: string; words: readonly string[] }

type Meant = {
  line: number
  item: string
  personId: string
  code: string
  whereNow: string | null
  startedOn: string | null
}
/** A word to keep, and the one of the same sender it replaces. */
export type ToWrite = Meant & { was: string | null }

export type Survey = {
  referenceOn: string
  thisYear: number
  /** What a row without an activity says, where it says anything. */ usual: string | null
}

const LONGEST = 200

/** Rows of one sender on their way in: what is known from one batch to the next. */
export class ToldRun {
  readonly counts = noCounts()
  private readonly seen = new Map<string, Meant>()

  constructor(
    private readonly findings: Findings,
    private readonly meanings: readonly Meaning[],
    private readonly survey: Survey,
  ) {}

  /** The row as it is meant; nothing where it is refused. */
  meant(row: ToldRow, found: Found, people: ReadonlyMap<string, string>): Meant | null {
    this.counts.read += 1
    const { line, fault, who } = row
    const item = who.upn || who.uln || `row ${line}`
    if (fault?.severity === 'error') return this.refuse({ line, item }, fault)
    if (fault) this.findings.add(fault)
    if (found.is === 'not') return this.refuse({ line, item }, found.why)
    const personId = people.get(found.learner.id)
    if (personId === undefined) return this.refuse({ line, item }, notAsked)
    const code = this.codeIn(row)
    if (typeof code !== 'string') return this.refuse({ line, item, field: 'Activity', received: row.activity }, code)
    const startedOn = dayReading(row.startedOn, 'day-month-year', this.survey.thisYear)
    if (startedOn.isWrong)
      return this.refuse({ line, item, field: 'Start date', received: row.startedOn }, startedOn.note)
    if (startedOn.value !== null && startedOn.value > this.survey.referenceOn)
      return this.refuse({ line, item }, beganLater)
    if (row.where.length > LONGEST) return this.refuse({ line, item }, tooLong)
    const meant = {
      line,
      item,
      personId,
      code,
      whereNow: row.where === '' ? null : row.where,
      startedOn: startedOn.value,
    }
    return this.isTwice(meant) ? null : meant
  }

  /** Of two rows of one person the first counts; the second is refused where it says something else. */
  private isTwice(row: Meant): boolean {
    const first = this.seen.get(row.personId)
    this.seen.set(row.personId, first ?? row)
    if (!first) return false
    if (isSame(first, row)) this.counts.unchanged += 1
    else this.refuse(row, { code: 'twice', sentence: `Line ${first.line} says otherwise of the same person.` })
    return true
  }

  private codeIn({ activity }: ToldRow): string | Note {
    if (activity === '') return this.survey.usual ?? missing
    const word = folded(activity)
    const found = this.meanings.find(
      ({ code, words }) => code === activity || words.some((one) => folded(one) === word),
    )
    if (!found) return unknown
    return found.family === 'compulsory' || found.family === 'not-known' ? saysNothing : found.code
  }

  /** What is to be written of a row, beside what this sender has said before. */
  decide(row: Meant, before: SaidBefore | undefined): ToWrite | null {
    if (before && isSame(before, row)) {
      this.counts.unchanged += 1
      return null
    }
    this.counts[before ? 'changed' : 'added'] += 1
    return { ...row, was: before?.id ?? null }
  }

  private refuse(
    { line, item, ...more }: Partial<NewFinding> & { line: number; item: string },
    { code, sentence }: Note,
  ): null {
    this.findings.add({ severity: 'error', line, item, ...more, code, sentence })
    this.counts.refused += 1
    return null
  }
}

type Said = { code: string; whereNow: string | null; startedOn: string | null }

function isSame(one: Said, other: Said) {
  return one.code === other.code && one.whereNow === other.whereNow && one.startedOn === other.startedOn
}

const note = (code: string, sentence: string): Note => ({ code, sentence })
const notAsked = note('not-asked', 'Nobody whom this survey asks is like this row.')
const missing = note('activity-missing', 'The row does not say what they were doing.')
const unknown = note(
  'activity-unknown',
  'We do not know this activity. Give the code of the national return, or its words.',
)
const saysNothing = note('says-nothing', 'This says no more than that you do not know. Leave the row out.')
const beganLater = note('began-later', 'This began after the day that is asked about.')
const tooLong = note('where-long', `Keep the name of the place to ${LONGEST} letters.`)
