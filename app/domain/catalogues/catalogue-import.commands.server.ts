import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { londonDay } from '~/kit/dates'
import type { Context } from '~/kit/context.server'
import { FileRefused, type Counts, type Findings } from '~/kit/intake-report'
import type { CatalogueItem, CatalogueRun } from '~/domain/courses/catalogue'
import { knownCourses, knownRuns, runName, wordsOfProvider, type KnownItem } from './catalogue.queries.server'
import type { ImportingProvider } from './catalogue-provider.commands.server'
import { CatalogueSites } from './catalogue-sites.commands.server'
import type { CataloguePlace } from '~/domain/courses/catalogue'
import { slugOf } from '~/domain/courses/course'
import { heldBack, isWithdrawnByHand, keptByHand, keptForItsStarts } from './catalogue-kept'
import { rememberBefore } from './catalogue-undo.commands.server'
import { labelOf } from '~/domain/courses/course-blocks'
import { ProviderWords } from './provider-word'
import { inOurWords, runInOurWords } from './catalogue-words'
import type { Cycle } from '~/domain/cycles/cycle'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { datesToAppear } from '~/domain/publishing/publishing-dates'
import { runLabelOf } from '~/domain/publishing/own-run'
import {
  courseRow,
  runRow,
  saveCourses,
  saveRuns,
  withdrawCourses,
  withdrawRuns,
  type CourseRow,
  type RunRow,
} from '~/domain/courses/course-rows.commands.server'
import { hashOf } from './xcri-keys'

const BATCH = 250
const MOST_REMOVED = 0.2

type KnownCourse = KnownItem & { slug: string; hasOwnRuns: boolean }
type KnownRun = KnownItem & { courseId: string }

/** One provider's courses on their way in: what is new or changed is written in batches, what is missing is withdrawn at the end. */
export class CatalogueImport {
  private readonly courses: CourseRow[] = []
  private readonly runs: RunRow[] = []
  private readonly seen = new Set<string>()
  private readonly touched = new Set<string>()
  private readonly restored: { id: string }[] = []

  private constructor(
    private readonly ctx: Context,
    private readonly intakeId: string,
    readonly provider: ImportingProvider,
    private readonly counts: { courses: Counts; runs: Counts },
    private readonly findings: Findings,
    private readonly known: {
      courses: Map<string, KnownCourse>
      runs: Map<string, KnownRun>
      words: ProviderWords
      cycles: Cycle[]
    },
    private readonly sites: CatalogueSites,
  ) {}

  static async begin(
    ctx: Context,
    intakeId: string,
    provider: ImportingProvider,
    counts: { courses: Counts; runs: Counts },
    findings: Findings,
  ) {
    const known = {
      courses: await knownCourses(ctx, provider.id),
      runs: await knownRuns(ctx, provider.id),
      words: new ProviderWords(await wordsOfProvider(ctx, provider.id)),
      cycles: await cyclesOf(ctx, provider.areaId),
    }
    return new CatalogueImport(
      ctx,
      intakeId,
      provider,
      counts,
      findings,
      known,
      await CatalogueSites.begin(ctx, intakeId, provider),
    )
  }

  /** Takes one course with its runs. */
  async take({ course: sent, runs, refusedRuns, findings }: CatalogueItem) {
    this.findings.addAll(findings)
    const course = inOurWords(this.known.words, sent)
    const known = this.known.courses.get(course.key)
    const id = known?.id ?? newId()
    const contentHash = hashOf(JSON.stringify(course))
    this.seen.add(id)
    const isHeldBack = isWithdrawnByHand(known)
    if (isHeldBack) this.findings.add({ ...heldBack, item: course.key })
    if (this.count(this.counts.courses, known, contentHash)) {
      this.touched.add(id)
      this.findings.addAll(keptByHand(known, course.key, labelOf))
      const slug = known?.slug ?? slugOf(course.title, slugMark(this.provider, course.key))
      const status = known?.status === 'draft' ? 'draft' : 'live'
      this.courses.push(courseRow(this.ctx, course, { id, slug, providerId: this.provider.id, status, contentHash }))
    }
    for (const run of runs) this.takeRun(id, run, isHeldBack)
    this.counts.runs.read += refusedRuns
    this.counts.runs.refused += refusedRuns
    if (this.courses.length + this.runs.length >= BATCH) await this.flush()
  }

  /** The provider's own address, where runs without a venue take place. */
  tellPlace(place: CataloguePlace | null) {
    this.sites.tellMain(place)
  }

  /** Writes the rest, and withdraws what the file no longer holds, unless that is suspiciously much. */
  async finish({ mayRemoveMany }: { mayRemoveMany: boolean }) {
    await this.flush()
    await this.sites.finish()
    const gone = this.missing(this.known.courses)
    const courses = gone.filter(({ hasOwnRuns }) => !hasOwnRuns)
    this.findings.addAll(
      gone.filter(({ hasOwnRuns }) => hasOwnRuns).map(({ slug }) => ({ ...keptForItsStarts, item: slug })),
    )
    const runs = this.missing(this.known.runs)
    this.watchMassRemoval(runs.length, mayRemoveMany)
    const [courseIds, runIds] = [courses.map(({ id }) => id), runs.map(({ id }) => id)]
    await rememberBefore(this.ctx, this.intakeId, { noun: 'course', ids: courseIds, outcome: 'withdrawn' })
    await rememberBefore(this.ctx, this.intakeId, { noun: 'course-run', ids: runIds, outcome: 'withdrawn' })
    await withdrawCourses(this.ctx, courseIds)
    await withdrawRuns(this.ctx, runIds)
    this.counts.courses.withdrawn += courses.length
    this.counts.runs.withdrawn += runs.length
    for (const id of [...courses.map(({ id }) => id), ...runs.map(({ courseId }) => courseId)]) this.touched.add(id)
    await this.recordEach('course-run.withdrawn', runs)
    await this.recordEach('course-run.restored', this.restored)
  }

  /** The courses whose search rows must be made anew. */
  changedCourses(): string[] {
    return [...this.touched]
  }

  private takeRun(courseId: string, sent: CatalogueRun, isCourseHeldBack: boolean) {
    const run = runInOurWords(this.known.words, sent)
    const siteId = this.sites.idFor(run.place)
    const known = this.known.runs.get(runName(courseId, run.key))
    const id = known?.id ?? newId()
    const contentHash = hashOf(JSON.stringify({ ...run, siteId }))
    this.seen.add(id)
    const isHeldBack = isCourseHeldBack || isWithdrawnByHand(known)
    if (!this.count(this.counts.runs, known, contentHash, isHeldBack)) return
    this.touched.add(courseId)
    this.findings.addAll(keptByHand(known, run.key, runLabelOf))
    if (known?.status === 'withdrawn' && !isHeldBack) this.restored.push({ id })
    const status = isHeldBack ? 'withdrawn' : known?.status === 'draft' ? 'draft' : 'live'
    const dated = { ...run, applyFrom: run.applyFrom ?? this.opensFor(run) }
    this.runs.push(runRow(this.ctx, dated, { id, courseId, siteId, status, contentHash }))
  }

  // Many files tell of next year's starts early: nobody can apply for them before that year opens.
  private opensFor({ startsOn }: CatalogueRun) {
    return datesToAppear(startsOn, this.known.cycles, londonDay(this.ctx.now)).applyFrom
  }

  /** Counts what becomes of an item, and says whether it must be written. */
  private count(
    counts: Counts,
    known: KnownItem | undefined,
    contentHash: string,
    isHeldBack = isWithdrawnByHand(known),
  ): boolean {
    counts.read += 1
    const isBack = known?.status === 'withdrawn' && !isHeldBack
    const isSame = known?.contentHash === contentHash && !isBack
    counts[!known || isBack ? 'added' : isSame ? 'unchanged' : 'changed'] += 1
    return !isSame
  }

  private missing<T extends KnownItem>(known: Map<string, T>): T[] {
    return [...known.values()].filter(
      ({ id, status, origin }) => origin === 'feed' && status !== 'withdrawn' && !this.seen.has(id),
    )
  }

  private watchMassRemoval(removed: number, mayRemoveMany: boolean) {
    const live = [...this.known.runs.values()].filter(
      ({ status, origin }) => origin === 'feed' && status !== 'withdrawn',
    ).length
    if (removed <= live * MOST_REMOVED) return
    const what = `This file would withdraw ${removed} of the ${live} runs of ${this.provider.name}, more than a fifth`
    if (!mayRemoveMany)
      throw new FileRefused(
        'too-many-removals',
        `${what}, so nothing was changed. If that is right, send it again and say so (--allow-removals on the command line).`,
        { received: String(removed), used: '0' },
      )
    this.findings.add({ ...manyRemovals, sentence: `${what}.`, received: String(removed), used: String(removed) })
  }

  /** Somebody may have applied for them: later rooms react to each. */
  private async recordEach(action: string, runs: { id: string }[]) {
    for (const { id } of runs)
      await record(this.ctx, action, { type: 'course-run', id, organisationId: this.provider.id })
  }

  private async flush() {
    await this.sites.flush()
    const [courses, runs] = [this.courses.splice(0), this.runs.splice(0)]
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
    await rememberBefore(this.ctx, this.intakeId, { noun: 'course', ids: ids(courses), outcome: 'changed' })
    await rememberBefore(this.ctx, this.intakeId, { noun: 'course-run', ids: ids(runs), outcome: 'changed' })
    await saveCourses(this.ctx, courses)
    await saveRuns(this.ctx, runs)
  }
}

const manyRemovals = { severity: 'warning', code: 'many-removals' } as const

// The same course has the same address in every installation that knows its provider.
function slugMark(provider: ImportingProvider, key: string) {
  return Buffer.from(hashOf(`${provider.ukprn ?? provider.id} ${key}`), 'base64url')
    .toString('hex')
    .slice(0, 8)
}
