import type { Context } from '~/kit/context.server'

/** What is known of an item that files brought before: enough to see whether a new file changes it. */
export type KnownItem = { id: string; contentHash: string | null; status: 'draft' | 'live' | 'withdrawn' }

/** The provider a file speaks of, by its UKPRN or else by the address of its site. Locks it against a second file. */
export function lockProvider(ctx: Context, { ukprn, uri }: { ukprn: string | null; uri: string | null }) {
  const provider = ctx.db
    .selectFrom('organisation')
    .select(['id', 'name', 'ukprn', 'address', 'town', 'postcode'])
    .forNoKeyUpdate()
  if (ukprn !== null) return provider.where('ukprn', '=', ukprn).executeTakeFirst()
  return provider.where('website', 'in', addressesOf(uri)).orderBy('id').limit(1).executeTakeFirst()
}

/** Every course of a provider that files brought before, by key. */
export async function knownCourses(
  ctx: Context,
  providerId: string,
): Promise<Map<string, KnownItem & { slug: string }>> {
  const rows = await ctx.db
    .selectFrom('course')
    .select(['id', 'key', 'contentHash', 'status', 'slug'])
    .where('providerId', '=', providerId)
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ key, ...course }) => [key, course]))
}

/** Every run of a provider's courses that files brought before, by course and key. */
export async function knownRuns(
  ctx: Context,
  providerId: string,
): Promise<Map<string, KnownItem & { courseId: string }>> {
  const rows = await ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['courseRun.id', 'courseRun.courseId', 'courseRun.key', 'courseRun.contentHash', 'courseRun.status'])
    .where('course.providerId', '=', providerId)
    .orderBy('courseRun.id')
    .execute()
  return new Map(rows.map(({ key, ...run }) => [runName(run.courseId, key), run]))
}

/** The sites of a provider, by key. */
export async function knownSites(ctx: Context, providerId: string) {
  const rows = await ctx.db
    .selectFrom('site')
    .select(['id', 'key', 'name', 'address', 'town', 'postcode', 'outcode', 'phone', 'email'])
    .where('organisationId', '=', providerId)
    .orderBy('id')
    .execute()
  return new Map(rows.map((site) => [site.key, site]))
}

/** What a provider's own words for study modes stand for. */
export async function studyModeWordsOf(ctx: Context, providerId: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('studyModeWord')
    .select(['word', 'studyMode'])
    .where('organisationId', '=', providerId)
    .orderBy('word')
    .limit(500)
    .execute()
  return new Map(rows.map(({ word, studyMode }) => [word, studyMode]))
}

/** How a run is named among all runs of a provider. */
export function runName(courseId: string, key: string): string {
  return `${courseId} ${key}`
}

function addressesOf(uri: string | null): string[] {
  if (uri === null || !/^https?:/.test(uri)) return ['']
  const bare = uri.replace(/\/$/, '')
  return [bare, `${bare}/`]
}
