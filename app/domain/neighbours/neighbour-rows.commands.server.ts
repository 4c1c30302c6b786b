import { sql } from 'kysely'
import type { CatalogueItem, CatalogueProvider } from '~/domain/courses/catalogue'
import { subjectWords } from '~/domain/courses/subject.words'
import type { Context } from '~/kit/context.server'
import { FileRefused, type NewFinding } from '~/kit/intake-report'
import type { Intake } from '~/kit/intake.server'
import {
  findingsKept,
  headlineOf,
  noPage,
  noProvider,
  ours,
  withProvider,
  type Headline,
  type HeadlineRow,
} from './headline'

const AT_ONCE = 500
const MOST_COURSES = 30_000

/** The courses of one neighbour on their way in: written beside the old ones, which go at the end. */
export class NeighbourRows {
  read = 0
  refused = 0
  kept = 0
  private waiting: { headline: Headline; item: string }[] = []
  private readonly seen = new Set<string>()

  constructor(
    private readonly ctx: Context,
    private readonly intake: Intake,
    private readonly neighbourId: string,
  ) {}

  /** A course waits for its provider, whose name and address may stand after it. */
  course = async (item: CatalogueItem) => {
    this.read += 1
    if (this.read > MOST_COURSES) throw tooLarge
    this.intake.findings.addAll(findingsKept(item))
    const headline = headlineOf(item)
    if (headline) this.waiting.push({ headline, item: item.course.key })
    else this.refuse({ ...noPage, item: item.course.key })
  }

  /** The courses of a provider that has been read to its end. */
  provider = async (provider: CatalogueProvider) => {
    const waiting = this.waiting.splice(0)
    const rows = waiting.flatMap(({ headline, item }) => {
      const row = withProvider(headline, provider)
      if (!row) this.refuse({ ...noProvider, item })
      return row && this.isNew(row) ? [row] : []
    })
    if (rows.length > 0 && (await this.isOurs(provider)))
      this.intake.findings.add({ ...ours, item: provider.name, received: provider.ukprn })
    for (let at = 0; at < rows.length; at += AT_ONCE) await this.write(rows.slice(at, at + AT_ONCE))
    this.kept += rows.length
  }

  /** What belongs to no provider at all is refused. */
  async finish() {
    for (const { item } of this.waiting.splice(0)) this.refuse({ ...noProvider, item })
  }

  /** How many courses there were before, and how many of them this file has neither at their address nor under their name. */
  async change(): Promise<{ before: number; gone: number }> {
    const { rows } = await sql<{ before: number; gone: number }>`
      with old as (select url, title, provider_name from neighbour_course where neighbour_id = ${this.neighbourId} and intake_id <> ${this.intake.id}),
      new as materialized (select url, title, provider_name from neighbour_course where neighbour_id = ${this.neighbourId} and intake_id = ${this.intake.id})
      select (select count(*)::int from old) as before,
        (select count(*)::int from old where not exists (select from new where new.url = old.url)
          and not exists (select from new where new.title = old.title and new.provider_name = old.provider_name)) as gone`.execute(
      this.ctx.db,
    )
    return rows[0] ?? { before: 0, gone: 0 }
  }

  /** The old rows go; in the same transaction, so that nobody ever sees both or neither. */
  async forgetOld() {
    await this.ctx.db
      .deleteFrom('neighbourCourse')
      .where('neighbourId', '=', this.neighbourId)
      .where('intakeId', '!=', this.intake.id)
      .execute()
  }

  private refuse(finding: NewFinding) {
    this.refused += 1
    this.intake.findings.add(finding)
  }

  private isNew({ url, title, providerName }: HeadlineRow): boolean {
    const name = JSON.stringify([url, title, providerName])
    const isNew = !this.seen.has(name)
    this.seen.add(name)
    return isNew
  }

  private async isOurs({ ukprn }: CatalogueProvider): Promise<boolean> {
    if (ukprn === null) return false
    const own = await this.ctx.db
      .selectFrom('organisation')
      .innerJoin('courseSearch', 'courseSearch.providerId', 'organisation.id')
      .select('organisation.id')
      .where('organisation.ukprn', '=', ukprn)
      .limit(1)
      .executeTakeFirst()
    return own !== undefined
  }

  private async write(rows: HeadlineRow[]) {
    await sql`
      insert into neighbour_course (neighbour_id, intake_id, title, provider_name, ukprn, route, level, qualification, towns, outcodes, starts, url, words)
      select ${this.neighbourId}, ${this.intake.id}, title, "providerName", ukprn, route, level, qualification, towns, outcodes, starts, url,
        setweight(to_tsvector('prospectus', prospectus_text(title)), 'A') || setweight(to_tsvector('simple', unaccent(title)), 'A')
          || setweight(to_tsvector('prospectus', prospectus_text(concat_ws(' ', qualification, ${JSON.stringify(subjectWords)}::jsonb ->> "subjectCode"))), 'B')
          || setweight(to_tsvector('prospectus', prospectus_text(concat_ws(' ', "providerName", array_to_string(towns, ' ')))), 'C')
      from json_to_recordset(${JSON.stringify(rows)}::json) as row (title text, "providerName" text, ukprn text, route text, level text,
        qualification text, "subjectCode" text, towns text[], outcodes text[], starts text[], url text)`.execute(
      this.ctx.db,
    )
  }
}

const tooLarge = new FileRefused(
  'too-many-courses',
  `This file holds more than ${MOST_COURSES.toLocaleString('en-GB')} courses. Ask for a smaller one.`,
)
