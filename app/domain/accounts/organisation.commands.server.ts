import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import type { OrganisationKind, OrganisationStatus } from '#db/schema'

export type NewOrganisation = {
  kind: OrganisationKind
  name: string
  slug: string
  areaId?: string | null
  status?: OrganisationStatus
  urn?: string | null
  ukprn?: string | null
  authorityCode?: string | null
  authorityId?: string | null
  hasSixthForm?: boolean
  takesApplications?: boolean
  summary?: string | null
  website?: string | null
  email?: string | null
  phone?: string | null
  address?: string | null
  town?: string | null
  postcode?: string | null
}

/** Adds an organisation by hand; files add theirs through the establishment import. */
export function addOrganisation(ctx: Context, organisation: NewOrganisation): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'organisation.add', {})
    const id = newId()
    await ctx.db
      .insertInto('organisation')
      .values({ id, ...organisation, createdAt: ctx.now, updatedAt: ctx.now })
      .execute()
    await record(
      ctx,
      'organisation.added',
      { type: 'organisation', id, organisationId: id },
      { name: organisation.name },
    )
    return id
  })
}

/** Puts an organisation into an area, and says what it is and whether it takes applications there. */
export function settleOrganisation(
  ctx: Context,
  id: string,
  change: Partial<
    Pick<
      NewOrganisation,
      | 'areaId'
      | 'kind'
      | 'ukprn'
      | 'hasSixthForm'
      | 'takesApplications'
      | 'summary'
      | 'website'
      | 'email'
      | 'phone'
      | 'authorityId'
      | 'address'
    >
  >,
) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'organisation.add', {})
    await ctx.db
      .updateTable('organisation')
      .set({ ...change, status: 'open', updatedAt: ctx.now })
      .where('id', '=', id)
      .execute()
    await record(ctx, 'organisation.settled', { type: 'organisation', id, organisationId: id })
  })
}

/** Writes down whether a school asks for a second person; false where it was so before. */
export async function askForSecondPerson(ctx: Context, schoolId: string, isNeeded: boolean): Promise<boolean> {
  const changed = await ctx.db
    .updateTable('organisation')
    .set({ isSecondPersonNeeded: isNeeded, updatedAt: ctx.now })
    .where('id', '=', schoolId)
    .where('isSecondPersonNeeded', '!=', isNeeded)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}
