import { subjectKeyOf } from '~/domain/requirements/school-subject'
import { gradeReading } from '~/domain/predictions/grade-reading'
import { nameOf } from '~/domain/predictions/prediction'
import type { RollIndex } from '~/domain/predictions/roll-index'
import { subjectIn } from '~/domain/predictions/subject-taken'
import { noCounts, type Findings, type NewFinding } from '~/kit/intake-report'
import type { Result } from './evaluation'
import type { SheetResult } from './result-sheet'

export type Entry = Result & { learnerId: string; line: number; item: string }
export type Held = { learnerId: string; subject: string; qualification: string; grade: string }
export type Touched = Result & { was: string | null }

const LONGEST = 100

/** One file of results on its way in: what is known from one batch of its rows to the next. */
export class ResultRun {
  readonly counts = noCounts()
  /** what the file has changed so far, by learner */
  readonly touched = new Map<string, Touched[]>()
  private readonly lines = new Map<string, { line: number; grade: string }>()

  constructor(
    private readonly findings: Findings,
    private readonly candidates: RollIndex,
  ) {}

  /** The grades of a batch of rows, each for a learner we know; what cannot be read is said and left out. */
  read(rows: readonly SheetResult[]): Entry[] {
    return rows.flatMap((row) => this.readRow(row))
  }

  private readRow({ line, who, subject, qualification, grade, fault }: SheetResult): Entry[] {
    const item = who.uln || who.admissionNumber || who.upn || `row ${line}`
    const say = { line, item, field: subject, received: grade }
    if (fault) this.findings.add(fault)
    const reading = gradeReading(grade, qualification, subjectKeyOf(subject))
    if (reading.value === null && !reading.isWrong) return []
    this.counts.read += 1
    if (fault?.severity === 'error') return this.refuse(null)
    if (subject === '' || subject.length > LONGEST) return this.refuse({ ...say, ...noSubject })
    if (isOnlyNamed(who)) return this.refuse({ ...say, ...noBirthday })
    const found = this.candidates.find(who)
    if (found.is === 'not') return this.refuse({ ...say, ...found.why })
    if (reading.isWrong) return this.refuse({ ...say, ...reading.note })
    if (reading.note) this.findings.add({ ...say, severity: 'warning', ...reading.note })
    if (reading.value === null) return []
    const entry = { line, item, learnerId: found.learner.id, ...reading.value }
    const whole = { ...entry, subject: nameOf(subject, entry.qualification) }
    return this.isTwice(whole, say) ? [] : [whole]
  }

  /** Of two grades for the same subject the first one counts; the second is refused where it is another. */
  private isTwice({ learnerId, subject, qualification, grade, line }: Entry, say: object): boolean {
    const key = `${learnerId} ${subjectIn(subject)} ${qualification}`
    const first = this.lines.get(key)
    if (!first) {
      this.lines.set(key, { line, grade })
      return false
    }
    if (first.grade === grade) this.counts.unchanged += 1
    else
      this.refuse({ ...say, code: 'twice', sentence: `Line ${first.line} gives another grade for the same subject.` })
    return true
  }

  /** What the entries of one batch change beside what the sender has put in before. */
  decide(entries: readonly Entry[], held: readonly Held[]): Entry[] {
    return entries.flatMap((entry) => {
      const now = held.find((one) => isSame(one, entry))
      const outcome = !now ? 'added' : now.grade === entry.grade ? 'unchanged' : 'changed'
      this.counts[outcome] += 1
      if (outcome === 'unchanged') return []
      const { learnerId, qualification, grade, line, item } = entry
      const subject = now?.subject ?? entry.subject
      const touched = { subject, qualification, grade, was: now?.grade ?? null }
      this.touched.set(learnerId, [...(this.touched.get(learnerId) ?? []), touched])
      if (now) this.findings.add({ line, item, ...becomes(subject, now.grade, grade) })
      return [{ ...entry, subject }]
    })
  }

  private refuse(finding: Omit<NewFinding, 'severity'> | null): [] {
    this.counts.refused += 1
    if (finding) this.findings.add({ severity: 'error', ...finding })
    return []
  }
}

function isSame(held: Held, entry: Entry): boolean {
  return (
    held.learnerId === entry.learnerId &&
    held.qualification === entry.qualification &&
    subjectIn(held.subject) === subjectIn(entry.subject)
  )
}

function isOnlyNamed({ upn, uln, admissionNumber, bornOn }: SheetResult['who']) {
  return upn === '' && uln === '' && admissionNumber === '' && bornOn === ''
}

const noSubject = { code: 'subject-missing', sentence: 'The row does not say for which subject this grade is.' }
const noBirthday = {
  code: 'born-missing',
  sentence: 'A name alone is not enough for a result. Give a ULN, a UCI, a reference, or the date of birth.',
}

function becomes(subject: string, was: string, grade: string): NewFinding {
  const sentence = `${subject}: ${was} becomes ${grade}.`
  return { severity: 'info', code: 'grade-changed', sentence, field: subject, received: grade, used: grade }
}
