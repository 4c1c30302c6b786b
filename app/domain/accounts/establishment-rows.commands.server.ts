import { sql } from 'kysely'
import { newId } from '~/kit/chance.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { slugsFor } from './establishment'
import { authoritiesByCode, slugsInUse, type KnownEstablishment } from './establishment.queries.server'

export type OrganisationRow = { id: string; urn: string; values: KnownEstablishment['now'] }

export type ReceivedRow = { organisationId: string; urn: string; received: Record<string, unknown> }

/** Adds organisations, each with an address (slug) nobody else has. */
export async function addOrganisations(
  ctx: Context,
  rows: OrganisationRow[],
  authorities: Map<string, string>,
): Promise<void> {
  if (rows.length === 0) return
  const slugs = await freeSlugs(
    ctx,
    rows.map(({ urn, values: { name, town } }) => ({ urn, name, town })),
  )
  await ctx.db
    .insertInto('organisation')
    .values(
      rows.map(({ id, urn, values: { authorityCode, ...values } }, at) => ({
        id,
        urn,
        slug: slugs[at] ?? id,
        authorityId: authorities.get(authorityCode ?? '') ?? null,
        ...values,
      })),
    )
    .execute()
}

/** An address for each that nobody else has, the nicest that is free. */
export async function freeSlugs(
  ctx: Context,
  named: { urn: string; name: string; town: string | null }[],
): Promise<string[]> {
  const wishes = named.map(slugsFor)
  const used = await slugsInUse(ctx, wishes.flat())
  return wishes.map((wish) => firstFree(wish, used))
}

function firstFree(wishes: string[], used: Set<string>): string {
  const slug = wishes.find((wish) => !used.has(wish)) ?? newId()
  used.add(slug)
  return slug
}

/** Gives many organisations their new values in one statement. */
export async function changeOrganisations(
  ctx: Context,
  rows: OrganisationRow[],
  authorities: Map<string, string>,
): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ id, urn, values }) => ({
    id,
    urn,
    ...values,
    authorityId: authorities.get(values.authorityCode ?? '') ?? null,
  }))
  await sql`
    update organisation set
      urn = new.urn, name = new.name, kind = new.kind, status = new.status,
      opened_on = new."openedOn", closed_on = new."closedOn", ukprn = new.ukprn, laestab = new.laestab,
      authority_id = coalesce(new."authorityId", organisation.authority_id),
      has_sixth_form = new."hasSixthForm", phase = new.phase, establishment_type = new."establishmentType",
      lowest_age = new."lowestAge", highest_age = new."highestAge", address = new.address, town = new.town,
      postcode = new.postcode, phone = new.phone, website = new.website, updated_at = ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as new (
      id uuid, urn text, name text, kind organisation_kind, status organisation_status, "openedOn" date, "closedOn" date,
      ukprn text, laestab text, "authorityId" uuid, "hasSixthForm" boolean, phase text, "establishmentType" text,
      "lowestAge" int, "highestAge" int, address text, town text, postcode text, phone text, website text)
    where organisation.id = new.id`.execute(ctx.db)
}

/** Remembers what the register said, beside what it said before in columns this file does not carry. */
export async function rememberEstablishments(ctx: Context, intakeId: string, rows: ReceivedRow[]): Promise<void> {
  if (rows.length === 0) return
  await ctx.db
    .insertInto('establishment')
    .values(
      rows.map(({ received, ...row }) => ({ ...row, received: JSON.stringify(received), intakeId, readAt: ctx.now })),
    )
    .onConflict((conflict) =>
      conflict.column('organisationId').doUpdateSet({
        urn: (eb) => eb.ref('excluded.urn'),
        received: sql`establishment.received || excluded.received`,
        intakeId: (eb) => eb.ref('excluded.intakeId'),
        readAt: (eb) => eb.ref('excluded.readAt'),
      }),
    )
    .execute()
}

/** The authorities with these codes; those we do not have yet are added. */
export async function authoritiesFor(ctx: Context, names: Map<string, string>): Promise<Map<string, string>> {
  const known = await authoritiesByCode(ctx, [...names.keys()])
  const added = [...names]
    .filter(([code]) => !known.has(code))
    .map(([authorityCode, name]) => ({ id: newId(), authorityCode, name }))
  if (added.length === 0) return known
  const slugs = await freeSlugs(
    ctx,
    added.map(({ authorityCode, name }) => ({ urn: authorityCode, name, town: 'authority' })),
  )
  await ctx.db
    .insertInto('organisation')
    .values(added.map((authority, at) => ({ ...authority, kind: 'authority', slug: slugs[at] ?? authority.id })))
    .execute()
  return new Map([...known, ...added.map(({ id, authorityCode }) => [authorityCode, id] as const)])
}

/** Closes the open organisations of the register whose closing day has come. */
export function closeThoseDue(ctx: Context) {
  return ctx.db
    .updateTable('organisation')
    .set({ status: 'closed', updatedAt: ctx.now })
    .where('status', '=', 'open')
    .where('urn', 'is not', null)
    .where('closedOn', '<=', londonDay(ctx.now))
    .returning('id')
    .execute()
}
