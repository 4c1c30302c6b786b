import { refusalOf } from '~/domain/applications/choice.words'
import type { KeyDates } from '~/domain/cycles/cycle'
import { refuseOddStart, refuseOutsideTerm, refuseUncheckedIdentity } from '~/domain/enrolments/enrolment'
import { formatDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { dayReading } from '~/kit/intake-day'
import { noCounts, type Findings, type NewFinding } from '~/kit/intake-report'
import { flagReading, type Note } from '~/kit/intake-value'
import type { SheetRow } from './enrolment-sheet'
import type { Place, PlaceIndex } from './place-index'

/** One place that a file says is taken up. */
export type Entry = {
  line: number
  choiceId: string
  startedOn: string
  learnerNumber: string | null
  isIdentityChecked: boolean
}

type Facts = {
  now: Date
  datesOf: (cycleId: string) => KeyDates
  /** Whether the sender has said, of rows that do not say so themselves, that it is checked who they are. */
  isIdentityDeclared: boolean
}

/** One file on its way in: what is known from one row to the next. */
export class EnrolmentRun {
  readonly counts = noCounts()
  readonly entries: Entry[] = []
  /** whether some row leaves it to the sender to say that it is checked who they are */
  leavesIdentityOpen = false
  private readonly seen = new Map<string, { line: number; startedOn: string }>()

  constructor(
    private readonly findings: Findings,
    private readonly places: PlaceIndex,
    private readonly facts: Facts,
  ) {}

  read({ line, said, fault }: SheetRow): void {
    this.counts.read += 1
    const item = said.reference || said.learnerNumber || `row ${line}`
    if (fault) this.findings.add({ item, ...fault })
    if (fault?.severity === 'error') return this.refused()
    const found = this.places.find(said)
    if (found.is === 'not') return this.refuse({ line, item, ...found.why })
    const day = dayReading(said.startedOn, 'day-month-year', yearOf(this.facts.now))
    const wrong = day.isWrong ? day.note : day.value === null ? noDay : numberFault(said.learnerNumber)
    if (wrong || day.value === null)
      return this.refuse({ line, item, field: 'First day', received: said.startedOn, ...(wrong ?? noDay) })
    this.decide(found.place, { line, item, startedOn: day.value, said })
  }

  private decide(
    place: Place,
    { line, item, startedOn, said }: { line: number; item: string; startedOn: string; said: SheetRow['said'] },
  ) {
    const first = this.seen.get(place.choiceId)
    if (first) return this.again(first, { line, item, startedOn })
    this.seen.set(place.choiceId, { line, startedOn })
    if (place.state === 'enrolled') return this.unchanged(place, { line, item, startedOn })
    const identity = flagReading(said.identity)
    if (identity.isWrong) return this.refuse({ line, item, field: 'Identity checked', ...identity.note })
    const isOpen = identity.value === null && !place.isIdentityChecked
    const isIdentityChecked = place.isIdentityChecked || (identity.value ?? this.facts.isIdentityDeclared)
    const why = this.whyNot(place, startedOn, isIdentityChecked)
    if (why) return this.refuse({ line, item, received: startedOn, ...why })
    if (place.state === 'did_not_attend') this.findings.add({ ...lateStart, line, item })
    if (isOpen) this.leavesIdentityOpen = true
    this.counts.added += 1
    const learnerNumber = said.learnerNumber || null
    this.entries.push({ line, choiceId: place.choiceId, startedOn, learnerNumber, isIdentityChecked })
  }

  /** The very rules of the deed, asked beforehand. */
  private whyNot({ state, cycleId }: Place, startedOn: string, isIdentityChecked: boolean): Note | null {
    if (state !== 'place_confirmed' && state !== 'did_not_attend')
      return { code: 'not-confirmed', sentence: refusalOf(state, 'enrol') }
    try {
      refuseUncheckedIdentity(isIdentityChecked)
      refuseOutsideTerm(this.facts.datesOf(cycleId), this.facts.now)
      refuseOddStart(startedOn, this.facts.now)
      return null
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, sentence: error.sentence }
      throw error
    }
  }

  private again(
    first: { line: number; startedOn: string },
    { line, item, startedOn }: Omit<Entry & { item: string }, 'choiceId' | 'learnerNumber' | 'isIdentityChecked'>,
  ) {
    if (first.startedOn === startedOn) {
      this.counts.unchanged += 1
      return
    }
    this.refuse({ line, item, code: 'twice', sentence: `Line ${first.line} gives another day for the same place.` })
  }

  private unchanged(place: Place, { line, item, startedOn }: { line: number; item: string; startedOn: string }) {
    this.counts.unchanged += 1
    if (place.startedOn === null || place.startedOn === startedOn) return
    const sentence = `Enrolled already, from ${formatDay(place.startedOn)} on. The day of the file was not taken.`
    this.findings.add({ severity: 'warning', code: 'other-day', sentence, line, item, received: startedOn })
  }

  private refuse(finding: Omit<NewFinding, 'severity'>): void {
    this.findings.add({ severity: 'error', ...finding })
    this.refused()
  }

  private refused(): void {
    this.counts.refused += 1
  }
}

const noDay: Note = { code: 'day-missing', sentence: 'The row does not say on what day this learner has started.' }

const lateStart: NewFinding = {
  severity: 'info',
  code: 'late-start',
  sentence: 'Was marked as not arrived. This file says that the learner has started after all.',
}

/** The number of the college's own system is no more than the ILR allows: twelve letters, digits or spaces. */
function numberFault(number: string): Note | null {
  if (/^[A-Za-z0-9 ]{0,12}$/.test(number)) return null
  return {
    code: 'learner-number',
    sentence: 'The learner number (LearnRefNumber) has at most 12 letters, digits or spaces.',
  }
}

function yearOf(now: Date): number {
  return now.getUTCFullYear()
}
