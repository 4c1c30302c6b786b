import { noCounts, type Findings, type NewFinding } from '~/kit/intake-report'
import type { Note } from '~/kit/intake-value'
import type { ToldEntry } from '../applications/told-application.commands.server'
import type { PersonIndex } from './person-index'
import { toldKey, toldStateIn, type ToldState } from './told'
import type { ToldRow } from './told-sheet'

/** What this provider has told before of one learner. */
export type ToldBefore = {
  id: string
  learnerId: string
  key: string
  title: string
  state: string
  isDenied: boolean
}

type Meant = Omit<ToldEntry, 'id'> & { line: number; item: string; learnerId: string; state: ToldState }
type Outcome = 'added' | 'changed' | 'unchanged' | 'refused'

/** What one row comes to: its outcome, and the sentence why where it is refused. */
export type RowOutcome = { outcome: Outcome; id: string | null; why: Note | null }

/** An entry to write, and what it was before. */
export type Written = ToldEntry & { was: { title: string; state: string } | null }

const LONGEST = 120
const LONGEST_REFERENCE = 60
const EACH_AT_MOST = 10

/** Applications that one provider tells of on their way in: what is known from one batch of rows to the next. */
export class TellRun {
  readonly counts = noCounts()
  readonly outcomes = new Map<number, RowOutcome>()
  readonly written: Written[] = []
  private readonly seen = new Map<string, { line: number; state: ToldState }>()
  private readonly entriesOf = new Map<string, number>()

  constructor(
    private readonly findings: Findings,
    private readonly newId: () => string,
  ) {}

  /** The rows of a batch that name a learner and say something we can read. */
  read(rows: readonly ToldRow[], people: PersonIndex): Meant[] {
    return rows.flatMap((row) => this.readRow(row, people))
  }

  private readRow({ line, reference, title, status, fault, ...row }: ToldRow, people: PersonIndex): Meant[] {
    this.counts.read += 1
    const item = reference || row.who.uln || `row ${line}`
    const say = { line, item }
    if (fault?.severity === 'error') return this.refuse(say, { code: fault.code, sentence: fault.sentence })
    if (fault) this.findings.add(fault)
    const said = whatIsSaid({ title, reference })
    if (said !== null) return this.refuse(say, said)
    const state = toldStateIn(status)
    if (state === null) return this.refuse({ ...say, field: 'Status', received: status }, unknownState)
    const found = people.find(row)
    if (found.is === 'not') return this.refuse(say, found.why)
    const meant = { ...say, learnerId: found.learner.id, key: toldKey({ reference, title }), reference, title, state }
    return this.isTwice(meant) ? [] : [meant]
  }

  /** Of two rows for the same application the first one counts; the second is refused where it says something else. */
  private isTwice({ line, item, learnerId, key, state }: Meant): boolean {
    const first = this.seen.get(`${learnerId} ${key}`)
    if (!first) {
      this.seen.set(`${learnerId} ${key}`, { line, state })
      return false
    }
    if (first.state === state) this.came(line, 'unchanged')
    else this.refuse({ line, item }, { code: 'twice', sentence: `Line ${first.line} says otherwise of the same one.` })
    return true
  }

  /** What a batch comes to beside what was told before. */
  decide(rows: readonly Meant[], before: readonly ToldBefore[]): Written[] {
    const batch = rows.flatMap((row) => this.decideRow(row, before))
    this.written.push(...batch)
    return batch
  }

  private decideRow(row: Meant, before: readonly ToldBefore[]): Written[] {
    const { line, item, ...entry } = row
    const held = before.find(({ learnerId, key }) => learnerId === entry.learnerId && key === entry.key)
    if (held?.isDenied) return this.leave({ line, item }, held.id)
    if (held && held.state === entry.state && held.title === entry.title) {
      this.came(line, 'unchanged', held.id)
      return []
    }
    if (held) {
      this.came(line, 'changed', held.id)
      return [{ ...entry, id: held.id, was: { title: held.title, state: held.state } }]
    }
    if (this.hasTooMany(entry.learnerId, before)) return this.refuse({ line, item }, tooMany)
    const id = this.newId()
    this.came(line, 'added', id)
    return [{ ...entry, id, was: null }]
  }

  private hasTooMany(learnerId: string, before: readonly ToldBefore[]): boolean {
    const held = this.entriesOf.get(learnerId) ?? before.filter((one) => one.learnerId === learnerId).length
    this.entriesOf.set(learnerId, held + 1)
    return held >= EACH_AT_MOST
  }

  private leave(say: { line: number; item: string }, id: string): [] {
    this.findings.add({ severity: 'warning', ...say, ...denied })
    this.came(say.line, 'unchanged', id, denied)
    return []
  }

  private refuse(say: Partial<NewFinding> & { line: number }, why: Note): [] {
    this.findings.add({ severity: 'error', ...say, ...why })
    this.came(say.line, 'refused', null, why)
    return []
  }

  private came(line: number, outcome: Outcome, id: string | null = null, why: Note | null = null) {
    this.counts[outcome] += 1
    this.outcomes.set(line, { outcome, id, why })
  }
}

function whatIsSaid({ title, reference }: Pick<ToldRow, 'title' | 'reference'>): Note | null {
  if (title === '') return { code: 'title-missing', sentence: 'The row does not say what was applied for.' }
  if (title.length > LONGEST)
    return { code: 'title-long', sentence: `Keep what was applied for to ${LONGEST} letters.` }
  if (reference.length > LONGEST_REFERENCE)
    return { code: 'reference-long', sentence: `Keep the reference to ${LONGEST_REFERENCE} letters.` }
  return toldKey({ reference, title }) === '' ? { code: 'no-key', sentence: 'The reference has no letters.' } : null
}

const unknownState: Note = {
  code: 'status-unknown',
  sentence: 'We do not know this status. Write Applied, Interview, Offered, Accepted or Ended.',
}
const denied: Note = {
  code: 'denied',
  sentence:
    'The learner says that this application is not theirs. It stays off the list. Look whether you mean somebody else.',
}
const tooMany: Note = {
  code: 'too-many',
  sentence: `You have told of ${EACH_AT_MOST} applications of this learner already.`,
}
