import type { Context } from '~/kit/context.server'

/** What is known of an item that files brought before: enough to see whether a new file changes it. */
export type KnownItem = {
  id: string
  contentHash: string | null
  status: 'draft' | 'live' | 'withdrawn'
  origin: string
  /** the columns that somebody wrote by hand */
  edited: string[]
}

export type ProviderIdentity = { id: string | null; ukprn: string | null; uri: string | null }

/** The provider a file speaks of: the one that was named, else by its UKPRN or the address of its site. Locks it against a second file. */
export function lockProvider(ctx: Context, { id, ukprn, uri }: ProviderIdentity) {
  const provider = ctx.db
    .selectFrom('organisation')
    .select(['id', 'name', 'ukprn', 'address', 'town', 'postcode', 'areaId'])
    .forNoKeyUpdate()
  if (id !== null) return provider.where('id', '=', id).executeTakeFirst()
  if (ukprn !== null) return provider.where('ukprn', '=', ukprn).executeTakeFirst()
  return provider.where('website', 'in', addressesOf(uri)).orderBy('id').limit(1).executeTakeFirst()
}

/** Every course of a provider that files brought before, by key. */
export async function knownCourses(
  ctx: Context,
  providerId: string,
): Promise<Map<string, KnownItem & { slug: string; hasOwnRuns: boolean }>> {
  const rows = await ctx.db
    .selectFrom('course')
    .select(['id', 'key', 'contentHash', 'status', 'slug', 'origin', 'edited'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('courseRun')
            .select('courseRun.id')
            .whereRef('courseRun.courseId', '=', 'course.id')
            .where('courseRun.origin', '=', 'hand')
            .where('courseRun.status', '!=', 'withdrawn'),
        )
        .$castTo<boolean>()
        .as('hasOwnRuns'),
    )
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
    .select(['courseRun.origin', 'courseRun.edited'])
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

/** What a provider's own words stand for. */
export function wordsOfProvider(ctx: Context, providerId: string) {
  return ctx.db
    .selectFrom('providerWord')
    .select(['field', 'word', 'value'])
    .where('organisationId', '=', providerId)
    .orderBy('field')
    .orderBy('word')
    .limit(2000)
    .execute()
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
