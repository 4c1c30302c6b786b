import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { FileRefused, type Counts, type Findings } from '~/kit/intake-report'
import type { CatalogueItem, CatalogueRun } from './catalogue'
import { knownCourses, knownRuns, runName, studyModeWordsOf, type KnownItem } from './catalogue.queries.server'
import type { ImportingProvider } from './catalogue-provider.commands.server'
import { CatalogueSites } from './catalogue-sites.commands.server'
import type { CataloguePlace } from './catalogue'
import { slugOf } from './course'
import {
  courseRow,
  runRow,
  saveCourses,
  saveRuns,
  withdrawCourses,
  withdrawRuns,
  type CourseRow,
  type RunRow,
} from './course-rows.commands.server'
import { hashOf } from './xcri-keys'
import { wordKey } from './xcri-words'

const BATCH = 250
const MOST_REMOVED = 0.2

type KnownCourse = KnownItem & { slug: string }
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
    readonly provider: ImportingProvider,
    private readonly counts: { courses: Counts; runs: Counts },
    private readonly findings: Findings,
    private readonly known: {
      courses: Map<string, KnownCourse>
      runs: Map<string, KnownRun>
      words: Map<string, string>
    },
    private readonly sites: CatalogueSites,
  ) {}

  static async begin(
    ctx: Context,
    provider: ImportingProvider,
    counts: { courses: Counts; runs: Counts },
    findings: Findings,
  ) {
    const known = {
      courses: await knownCourses(ctx, provider.id),
      runs: await knownRuns(ctx, provider.id),
      words: await studyModeWordsOf(ctx, provider.id),
    }
    return new CatalogueImport(ctx, provider, counts, findings, known, await CatalogueSites.begin(ctx, provider))
  }

  /** Takes one course with its runs. */
  async take({ course, runs, refusedRuns, findings }: CatalogueItem) {
    this.findings.addAll(findings)
    const known = this.known.courses.get(course.key)
    const id = known?.id ?? newId()
    const contentHash = hashOf(JSON.stringify(course))
    this.seen.add(id)
    if (this.count(this.counts.courses, known, contentHash)) {
      this.touched.add(id)
      const slug = known?.slug ?? slugOf(course.title, slugMark(this.provider, course.key))
      const status = known?.status === 'draft' ? 'draft' : 'live'
      this.courses.push(courseRow(this.ctx, course, { id, slug, providerId: this.provider.id, status, contentHash }))
    }
    for (const run of runs) this.takeRun(id, run)
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
    const courses = this.missing(this.known.courses)
    const runs = this.missing(this.known.runs)
    if (!mayRemoveMany) this.refuseMassRemoval(runs.length)
    await withdrawCourses(
      this.ctx,
      courses.map(({ id }) => id),
    )
    await withdrawRuns(
      this.ctx,
      runs.map(({ id }) => id),
    )
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

  private takeRun(courseId: string, run: CatalogueRun) {
    const studyMode = run.studyMode ?? this.mappedMode(run)
    const siteId = this.sites.idFor(run.place)
    const known = this.known.runs.get(runName(courseId, run.key))
    const id = known?.id ?? newId()
    const contentHash = hashOf(JSON.stringify({ ...run, studyMode, siteId }))
    this.seen.add(id)
    if (!this.count(this.counts.runs, known, contentHash)) return
    this.touched.add(courseId)
    if (known?.status === 'withdrawn') this.restored.push({ id })
    const status = known?.status === 'draft' ? 'draft' : 'live'
    this.runs.push(runRow(this.ctx, run, { id, courseId, siteId, status, contentHash, studyMode }))
  }

  /** Counts what becomes of an item, and says whether it must be written. */
  private count(counts: Counts, known: KnownItem | undefined, contentHash: string): boolean {
    counts.read += 1
    const isBack = known?.status === 'withdrawn'
    const isSame = known?.contentHash === contentHash && !isBack
    counts[!known || isBack ? 'added' : isSame ? 'unchanged' : 'changed'] += 1
    return !isSame
  }

  private mappedMode({ received }: CatalogueRun): string | null {
    return typeof received.studyMode === 'string' ? (this.known.words.get(wordKey(received.studyMode)) ?? null) : null
  }

  private missing<T extends KnownItem>(known: Map<string, T>): T[] {
    return [...known.values()].filter(({ id, status }) => status !== 'withdrawn' && !this.seen.has(id))
  }

  private refuseMassRemoval(removed: number) {
    const live = [...this.known.runs.values()].filter(({ status }) => status !== 'withdrawn').length
    if (removed <= live * MOST_REMOVED) return
    throw new FileRefused(
      'too-many-removals',
      `This file would withdraw ${removed} of the ${live} runs of ${this.provider.name}, more than a fifth, so nothing was changed. If that is right, send it again with --allow-removals.`,
      { received: String(removed), used: '0' },
    )
  }

  /** Somebody may have applied for them: later rooms react to each. */
  private async recordEach(action: string, runs: { id: string }[]) {
    for (const { id } of runs)
      await record(this.ctx, action, { type: 'course-run', id, organisationId: this.provider.id })
  }

  private async flush() {
    await this.sites.flush()
    await saveCourses(this.ctx, this.courses.splice(0))
    await saveRuns(this.ctx, this.runs.splice(0))
  }
}

// The same course has the same address in every installation that knows its provider.
function slugMark(provider: ImportingProvider, key: string) {
  return Buffer.from(hashOf(`${provider.ukprn ?? provider.id} ${key}`), 'base64url')
    .toString('hex')
    .slice(0, 8)
}
