import { subjectKeyOf } from '~/domain/requirements/school-subject'
import type { PredictedGrade, Qualification } from '~/domain/plans/grade'
import { noCounts, type Findings, type NewFinding } from '~/kit/intake-report'
import type { Note } from '~/kit/intake-value'
import { gradeReading } from './grade-reading'
import { subjectIn } from './subject-taken'
import { decidePrediction, type HeldPrediction } from './prediction'
import type { SheetGrade, SheetRow } from './prediction-sheet'
import type { OnRoll, RollIndex } from './roll-index'

export type Entry = {
  line: number
  item: string
  learnerId: string
  subject: string
  qualification: Qualification
  grade: string
}
export type Touched = PredictedGrade & { was: HeldPrediction | null }
type Standing = { id: string; held: HeldPrediction[]; isReleased: boolean }

/** One file on its way in: what is known from one batch of its rows to the next. */
export class PredictionRun {
  readonly counts = noCounts()
  /** what the file has changed so far, by learner */
  readonly touched = new Map<string, Touched[]>()
  private readonly lines = new Map<string, { line: number; grade: string }>()

  constructor(
    private readonly findings: Findings,
    private readonly roll: RollIndex,
  ) {}

  /** The grades of a batch of rows, each for a learner on the roll; what cannot be read is said and left out. */
  read(rows: readonly SheetRow[]): Entry[] {
    return rows.flatMap((row) => this.readRow(row))
  }

  private readRow({ line, who, grades, fault }: SheetRow): Entry[] {
    if (fault) this.findings.add(fault)
    const item = who.upn || who.admissionNumber || `row ${line}`
    if (fault?.severity === 'error') return this.refuseRow(grades, null)
    const found = this.roll.find(who)
    if (found.is === 'not') return this.refuseRow(grades, { severity: 'error', ...found.why, line, item })
    return grades.flatMap((grade) => this.readGrade(grade, found.learner, { line, item }))
  }

  private refuseRow(grades: readonly SheetGrade[], finding: NewFinding | null): Entry[] {
    const told = grades.filter(({ grade }) => grade !== '').length
    if (finding && told > 0) this.findings.add(finding)
    this.counts.read += told
    this.counts.refused += told
    return []
  }

  private readGrade(sheet: SheetGrade, { id }: OnRoll, place: { line: number; item: string }): Entry[] {
    const { subject, qualification, column, grade } = sheet
    const reading = gradeReading(grade, qualification, subjectKeyOf(subject))
    if (reading.value === null && !reading.isWrong) return []
    this.counts.read += 1
    const say = { ...place, field: subject || column, received: grade }
    if (subject === '' || subject.length > LONGEST) return this.refuse({ ...say, ...noSubject })
    if (reading.isWrong) return this.refuse({ ...say, ...reading.note })
    if (reading.note) this.findings.add({ ...say, severity: 'warning', ...reading.note })
    const entry = { ...place, learnerId: id, subject, ...reading.value }
    return reading.value === null || this.isTwice(entry, say) ? [] : [{ ...entry, ...reading.value }]
  }

  /** Of two grades for the same subject the first one counts; the second is refused where it is another. */
  private isTwice(
    {
      learnerId,
      subject,
      qualification,
      grade,
      line,
    }: Partial<Entry> & { learnerId: string; subject: string; line: number },
    say: object,
  ) {
    const key = `${learnerId} ${subjectIn(subject)} ${qualification ?? ''}`
    const first = this.lines.get(key)
    if (!first) {
      this.lines.set(key, { line, grade: grade ?? '' })
      return false
    }
    if (first.grade === grade) this.counts.unchanged += 1
    else
      this.refuse({ ...say, code: 'twice', sentence: `Line ${first.line} gives another grade for the same subject.` })
    return true
  }

  /** What the entries of one batch change; the changes are remembered, so that the file can be undone. */
  decide(entries: readonly Entry[], standings: readonly Standing[]): (PredictedGrade & { learnerId: string })[] {
    const learners = new Map(standings.map((one) => [one.id, { ...one, held: [...one.held] }]))
    return entries.flatMap((entry) => {
      const learner = learners.get(entry.learnerId)
      const { line, item, learnerId, ...wanted } = entry
      const place = { line, item, field: wanted.subject }
      if (!learner) return this.refuse({ ...place, ...leftMeanwhile })
      const decision = decidePrediction(learner.held, wanted, learner.isReleased)
      if (decision.is === 'refused') return this.refuse({ ...place, received: wanted.grade, ...decision.why })
      this.counts[decision.is] += 1
      if (decision.is === 'unchanged') return []
      const { grade, was } = decision
      learner.held = [...learner.held.filter((one) => one !== was), { ...grade, isConfirmed: true }]
      this.touched.set(learnerId, [...(this.touched.get(learnerId) ?? []), { ...grade, was }])
      if (was && was.grade !== grade.grade) this.findings.add({ ...place, ...becomes(was.grade, grade) })
      return [{ learnerId, ...grade }]
    })
  }

  private refuse(finding: Omit<NewFinding, 'severity'>): [] {
    this.counts.refused += 1
    this.findings.add({ severity: 'error', ...finding })
    return []
  }
}

const LONGEST = 100

const noSubject: Note = { code: 'subject-missing', sentence: 'The row does not say for which subject this grade is.' }
const leftMeanwhile: Note = { code: 'unknown-learner', sentence: 'This learner has left your roll meanwhile.' }

function becomes(was: string, { subject, grade }: PredictedGrade): NewFinding {
  const sentence = `${subject}: ${was} becomes ${grade}.`
  return { severity: 'info', code: 'grade-changed', sentence, received: grade, used: grade }
}
