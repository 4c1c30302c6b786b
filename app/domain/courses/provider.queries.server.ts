import { sql } from 'kysely'
import { providersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const MOST_PROVIDERS = 1000
const MOST_SITES = 100

/** Every provider with something in the prospectus, A to Z, with how many courses. */
export function providersAToZ(ctx: Context, { words }: { words: string }) {
  return providersVisibleTo(ctx)
    .innerJoin('courseSearch', 'courseSearch.providerId', 'provider.id')
    .$if(words !== '', (query) =>
      query.where(
        sql<boolean>`unaccent(provider.name || ' ' || coalesce(provider.town, '')) ilike '%' || unaccent(${likely(words)}) || '%'`,
      ),
    )
    .select([
      'provider.name',
      'provider.slug',
      'provider.kind',
      'provider.town',
      'provider.postcode',
      'provider.hasSixthForm',
    ])
    .select(sql<number>`count(*)::int`.as('courses'))
    .groupBy('provider.id')
    .orderBy('provider.name')
    .orderBy('provider.slug')
    .limit(MOST_PROVIDERS)
    .execute()
}

/** One provider as its page shows it, with its sites and what it teaches by subject area. */
export async function findProvider(ctx: Context, slug: string) {
  const provider = await providersVisibleTo(ctx)
    .where('provider.slug', '=', slug)
    .select([
      'provider.id',
      'provider.slug',
      'provider.name',
      'provider.kind',
      'provider.status',
      'provider.summary',
      'provider.website',
    ])
    .select([
      'provider.email',
      'provider.phone',
      'provider.address',
      'provider.town',
      'provider.postcode',
      'provider.urn',
    ])
    .executeTakeFirst()
  const found = orNotFound(provider, 'provider')
  const [sites, subjects] = await Promise.all([sitesInUse(ctx, found.id), subjectsOf(ctx, found.id)])
  return { ...found, sites, subjects }
}

export type ProviderPage = Awaited<ReturnType<typeof findProvider>>

function sitesInUse(ctx: Context, providerId: string) {
  return ctx.db
    .selectFrom('site')
    .select(['site.id', 'site.name', 'site.address', 'site.town', 'site.postcode', 'site.phone'])
    .where('site.organisationId', '=', providerId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('courseRun')
          .select('courseRun.id')
          .whereRef('courseRun.siteId', '=', 'site.id')
          .where('courseRun.status', '=', 'live'),
      ),
    )
    .orderBy('site.name')
    .orderBy('site.id')
    .limit(MOST_SITES)
    .execute()
}

function subjectsOf(ctx: Context, providerId: string) {
  return ctx.db
    .selectFrom('courseSearch')
    .select(['subjectArea', sql<number>`count(*)::int`.as('courses')])
    .where('providerId', '=', providerId)
    .groupBy('subjectArea')
    .orderBy('subjectArea')
    .limit(100)
    .execute()
}

function likely(words: string): string {
  return words.replace(/[\\%_]/g, '\\$&')
}
