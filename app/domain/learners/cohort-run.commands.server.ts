import { recordAll, type Deed } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { mergeRow, type Merge } from '~/kit/intake-merge'
import { noCounts, type NewFinding } from '~/kit/intake-report'
import type { Note } from '~/kit/intake-value'
import { rememberRows, type Intake, type TouchedRow } from '~/kit/intake.server'
import {
  freeIdentifiers,
  hasOtherUln,
  identifiersToAdd,
  KnownLearners,
  matchPupil,
  newRecord,
  type KnownLearner,
} from './cohort'
import {
  addLearners,
  changeLearners,
  needsTold,
  rememberPupils,
  type CohortSchool,
  type LearnerRow,
  type SaidRow,
} from './cohort-rows.commands.server'
import { learnersLike } from './cohort.queries.server'
import { outOfYearFindings, type OutOfYear } from './out-of-year'
import { answered, Judging, markOf, questionOf } from './roll-question'
import { isNeed, itemOf, type Pupil, type PupilRecord } from './pupil'
import { recordWords } from './pupil.words'
import type { RefusedPupil } from './pupil-reader'

/** What one batch comes to. */
type Work = { added: LearnerRow[]; changed: LearnerRow[]; said: SaidRow[]; touched: TouchedRow[]; deeds: Deed[] }

/** One file on its way in: what is known from one batch of its rows to the next. */
export class CohortRun {
  readonly counts = noCounts()
  /** the learners that the file tells of, and on which line */
  readonly lines = new Map<string, number>()
  readonly yearGroups = new Set<number>()
  private readonly outOfYear: OutOfYear[] = []

  private readonly addedNow = new Set<string>()

  constructor(
    readonly intake: Intake,
    readonly school: CohortSchool,
    readonly judging = new Judging(),
  ) {}

  get present(): Set<string> {
    return new Set(this.lines.keys())
  }

  async take(ctx: Context, rows: (Pupil | RefusedPupil)[]): Promise<void> {
    const pupils = rows.flatMap((row) => this.readable(row))
    const known = new KnownLearners(await learnersLike(ctx, pupils))
    const work: Work = { added: [], changed: [], said: [], touched: [], deeds: [] }
    for (const pupil of pupils) this.decide(pupil, known, work)

    await addLearners(ctx, this.school, work.added)
    await changeLearners(ctx, this.school, work.changed)
    await rememberPupils(ctx, this.school.id, this.intake.id, work.said)
    await rememberRows(ctx, this.intake, work.touched)
    await recordAll(ctx, work.deeds)
  }

  private readable(row: Pupil | RefusedPupil): Pupil[] {
    this.counts.read += 1
    this.intake.findings.addAll(row.findings)
    if (!('refused' in row)) return [row]
    this.counts.refused += 1
    return []
  }

  /** A row that a person has to judge is left out, and asked about. */
  private hold(pupil: Pupil, why: Note, candidates: KnownLearner[]): void {
    this.judging.ask(questionOf(pupil, why.sentence, candidates, (id) => this.addedNow.has(id)))
    this.refuse(pupil, why)
  }

  private decide(pupil: Pupil, known: KnownLearners, work: Work): void {
    const candidates = known.like(pupil)
    const first = matchPupil(pupil, candidates, this.lines)
    const match = answered(first, candidates, this.judging.answers.get(markOf(pupil)))
    if (match.is === 'held') return this.hold(pupil, match.why, candidates)
    if (match.is === 'new') return this.addNew(pupil, known, work)
    const firstLine = this.lines.get(match.learner.id)
    if (firstLine !== undefined) return this.refuse(pupil, twice(firstLine))
    this.mark(pupil, match.learner.id)
    this.change(pupil, match.learner, candidates, work)
  }

  /** Says at the end who is not in the year group of their age; once for the file, where it is most of them. */
  tellOutOfYear(): void {
    for (const finding of outOfYearFindings(this.outOfYear, this.lines.size)) this.intake.findings.add(finding)
  }

  private mark(pupil: Pupil, learnerId: string): void {
    const { line, path, yearByAge, said } = pupil
    this.lines.set(learnerId, line)
    const year = said.yearGroup ?? yearByAge
    this.yearGroups.add(year)
    if (year !== yearByAge) this.outOfYear.push({ line, path, item: itemOf(pupil), year, byAge: yearByAge })
  }

  private addNew(pupil: Pupil, known: KnownLearners, work: Work): void {
    if (pupil.isElsewhere) return this.refuse(pupil, guest)
    const learner = newLearner(pupil, this.school.id)
    this.mark(pupil, learner.id)
    const identifiers = freeIdentifiers(identifiersToAdd(pupil, null), known.like(pupil))
    known.add(learner)
    this.addedNow.add(learner.id)
    if (this.judging.answers.has(markOf(pupil))) this.judging.became.set(markOf(pupil), learner.id)
    work.added.push({
      ...rowOf(pupil, learner.id, learner.now),
      identifiers,
      needs: needsTold(learner.now),
      isJoining: true,
    })
    work.said.push({ learnerId: learner.id, said: withoutBlanks(learner.now) })
    work.touched.push({ noun: 'learner', recordId: learner.id, outcome: 'added' })
    work.deeds.push(this.deed('learner.added', learner.id))
    this.counts.added += 1
  }

  private change(pupil: Pupil, learner: KnownLearner, candidates: KnownLearner[], work: Work): void {
    const said = withNamesFollowing(pupil, learner)
    const merge = mergeRow(said, learner.lastTime, learner.now)
    const others = candidates.filter(({ id }) => id !== learner.id)
    const identifiers = freeIdentifiers(identifiersToAdd(pupil, learner), others)
    const isJoining = learner.schoolId !== this.school.id && !pupil.isElsewhere
    this.tell(pupil, learner, merge)
    if (isNews(said, learner)) work.said.push({ learnerId: learner.id, said })
    if (merge.changed.length === 0 && identifiers.length === 0 && !isJoining) {
      this.counts.unchanged += 1
      return
    }
    work.changed.push({
      ...rowOf(pupil, learner.id, isJoining ? placedBy(pupil, merge.next) : merge.next),
      identifiers,
      needs: merge.changed.filter(isNeed),
      isJoining,
      isRollChanged: merge.changed.includes('yearGroup') || merge.changed.includes('form'),
    })
    const before = Object.fromEntries(merge.changed.map((field) => [field, learner.now[field]]))
    const numbers = identifiers.map(({ kind, value }) => `${kind} ${value}`)
    work.touched.push({
      noun: 'learner',
      recordId: learner.id,
      outcome: 'changed',
      before: { ...before, numbers, schoolId: learner.schoolId },
    })
    const action = isJoining ? 'learner.moved-school' : 'learner.changed'
    work.deeds.push(this.deed(action, learner.id, { fields: ordinary(merge.changed), numbers: kindsOf(identifiers) }))
    this.counts.changed += 1
  }

  private tell(pupil: Pupil, learner: KnownLearner, { kept }: Merge<PupilRecord>): void {
    for (const { field, here, said } of kept) {
      const sentence = `The ${recordWords[field]} here is newer than the one in the file, so ours was kept.`
      const values = isNeed(field) ? {} : { received: String(said ?? ''), used: String(here ?? '') }
      this.say(pupil, { severity: 'warning', code: 'edited-here', sentence, field: recordWords[field], ...values })
    }
    if (!hasOtherUln(pupil, learner)) return
    const sentence = 'The learner has another ULN here. A ULN is for life, so ours was kept. Find out which is right.'
    this.say(pupil, { severity: 'warning', code: 'uln-differs', sentence, field: 'ULN', received: pupil.uln })
  }

  private refuse(pupil: Pupil, { code, sentence }: { code: string; sentence: string }): void {
    this.counts.refused += 1
    this.say(pupil, { severity: 'error', code, sentence })
  }

  private say(pupil: Pupil, finding: NewFinding): void {
    this.intake.findings.add({ line: pupil.line, path: pupil.path, item: itemOf(pupil), ...finding })
  }

  private deed(action: string, learnerId: string, particulars: Record<string, string[]> = {}): Deed {
    const subject = { type: 'learner', id: learnerId, learnerId, organisationId: this.school.id }
    return { action, subject, particulars: { intakeId: this.intake.id, ...particulars } }
  }
}

const guest = {
  code: 'not-on-this-roll',
  sentence:
    'The file says this pupil is a guest here, or left before. Their own school sends them. The row was left out.',
}

function twice(line: number) {
  return { code: 'pupil-twice', sentence: `This pupil stands on line ${line} already. The first row was used.` }
}

function newLearner(pupil: Pupil, schoolId: string): KnownLearner {
  const { upn, formerUpn, uln, bornOn, nameKey } = pupil
  return {
    id: newId(),
    bornOn,
    nameKey,
    upns: upn === null ? [] : [upn],
    formerUpns: formerUpn === null ? [] : [formerUpn],
    ulns: uln === null ? [] : [uln],
    others: [],
    schoolId,
    now: newRecord(pupil),
    lastTime: null,
  }
}

/** Whoever joins a roll joins it where the file says, also if an earlier file said the same of an earlier time there. */
function placedBy({ said }: Pupil, next: PupilRecord): PupilRecord {
  return { ...next, yearGroup: said.yearGroup ?? next.yearGroup, form: said.form ?? next.form }
}

function rowOf(pupil: Pupil, id: string, record: PupilRecord) {
  return { id, nameKey: pupil.nameKey, bornOn: pupil.bornOn, record, isRollChanged: false }
}

/** What was said or assumed of somebody new: the legal name as the name they go by, the year by age. */
function withoutBlanks(record: PupilRecord) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null))
}

/** Who goes by the legal name goes by the new one when it changes. */
function withNamesFollowing({ said }: Pupil, { now }: KnownLearner): Partial<PupilRecord> {
  const followsGiven = said.givenNames === undefined && now.givenNames === now.legalGivenNames
  const followsFamily = said.familyName === undefined && now.familyName === now.legalFamilyName
  return {
    ...said,
    ...(followsGiven && { givenNames: said.legalGivenNames }),
    ...(followsFamily && { familyName: said.legalFamilyName }),
  }
}

function isNews(said: Partial<PupilRecord>, { lastTime }: KnownLearner): boolean {
  return (
    lastTime === null || Object.entries(said).some(([field, value]) => value !== undefined && lastTime[field] !== value)
  )
}

/** The names of the changed fields, without saying which restricted ones changed: the record of deeds is read by many. */
function ordinary(fields: string[]): string[] {
  return [...new Set(fields.map((field) => (isNeed(field) ? 'needs' : field)))]
}

function kindsOf(identifiers: { kind: string }[]): string[] {
  return identifiers.map(({ kind }) => kind)
}
