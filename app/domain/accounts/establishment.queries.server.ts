import type { OrganisationKind } from '#db/schema'
import type { Context } from '~/kit/context.server'
import { lastTimeOf, type LastTime } from '~/kit/intake-merge'
import type { Establishment } from './establishment'

/** An organisation as it stands, beside what the register last said of it. */
export type KnownEstablishment = {
  id: string
  urn: string | null
  now: Omit<Establishment, 'kind'> & { kind: OrganisationKind }
  lastTime: LastTime
}

/** Which organisations do these URNs and UKPRNs belong to? */
export async function knownEstablishments(
  ctx: Context,
  urns: string[],
  ukprns: string[],
): Promise<KnownEstablishment[]> {
  const rows = await ctx.db
    .selectFrom('organisation')
    .leftJoin('establishment', 'establishment.organisationId', 'organisation.id')
    .leftJoin('organisation as authority', 'authority.id', 'organisation.authorityId')
    .where((eb) =>
      eb.or([
        eb('organisation.urn', 'in', urns),
        ...(ukprns.length > 0 ? [eb('organisation.ukprn', 'in', ukprns)] : []),
      ]),
    )
    .select(['organisation.id', 'organisation.urn', 'organisation.name', 'organisation.kind', 'organisation.status'])
    .select(['organisation.openedOn', 'organisation.closedOn', 'organisation.ukprn', 'organisation.laestab'])
    .select([
      'authority.authorityCode',
      'organisation.hasSixthForm',
      'organisation.phase',
      'organisation.establishmentType',
    ])
    .select(['organisation.lowestAge', 'organisation.highestAge', 'organisation.address', 'organisation.town'])
    .select(['organisation.postcode', 'organisation.phone', 'organisation.website', 'establishment.received'])
    .orderBy('organisation.id')
    .execute()
  return rows.map(({ id, urn, received, ...now }) => ({
    id,
    urn,
    now,
    lastTime: received === null ? draftSays(now) : lastTimeOf(received),
  }))
}

/** Nobody has edited a draft: what it says is only what was guessed when it was made. */
function draftSays(now: { status: string }): LastTime {
  return now.status === 'draft' ? { ...now } : null
}

/** Which of these addresses are in use already? */
export async function slugsInUse(ctx: Context, slugs: string[]): Promise<Set<string>> {
  if (slugs.length === 0) return new Set()
  const rows = await ctx.db.selectFrom('organisation').select('slug').where('slug', 'in', slugs).execute()
  return new Set(rows.map(({ slug }) => slug))
}

/** The organisations that are the authorities with these three-digit codes. */
export async function authoritiesByCode(ctx: Context, codes: string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('organisation')
    .select(['id', 'authorityCode'])
    .where('authorityCode', 'in', codes)
    .execute()
  return new Map(rows.flatMap(({ id, authorityCode }) => (authorityCode === null ? [] : [[authorityCode, id]])))
}

/** The organisation with this URN, if we have it. */
export function organisationByUrn(ctx: Context, urn: string) {
  return ctx.db
    .selectFrom('organisation')
    .select(['id', 'name', 'areaId', 'authorityId'])
    .where('urn', '=', urn)
    .executeTakeFirst()
}
