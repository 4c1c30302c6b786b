import { sql } from 'kysely'
import { answerers } from '~/access/roles'
import { agreementsVisibleTo } from '~/access/provider-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const AGREEMENTS_AT_MOST = 100
const PARTNERS_AT_MOST = 300

/** The agreements of the viewer's organisation on either side, the newest first. */
export function agreementsOf(ctx: Context) {
  return withNames(ctx)
    .orderBy('organisationLink.proposedAt', 'desc')
    .orderBy('organisationLink.id')
    .limit(AGREEMENTS_AT_MOST)
    .execute()
}

/** One agreement of the viewer's organisation, with who signed it. */
export async function findAgreement(ctx: Context, agreementId: string) {
  const found = withNames(ctx)
    .leftJoin('account as ownerSigner', 'ownerSigner.id', 'organisationLink.ownerSignedById')
    .leftJoin('account as partnerSigner', 'partnerSigner.id', 'organisationLink.partnerSignedById')
    .leftJoin('account as ender', 'ender.id', 'organisationLink.endedById')
    .select(['ownerSigner.name as ownerSigner', 'partnerSigner.name as partnerSigner', 'ender.name as ender'])
    .where('organisationLink.id', '=', agreementId)
  return orNotFound(await found.executeTakeFirst(), 'agreement')
}

/** Where somebody may work for another: the owners of agreements in force with their own organisation. */
export function agreementsToAnswer(ctx: Context, partnerId: string) {
  return agreementsInForce(ctx)
    .innerJoin('organisation as owner', 'owner.id', 'organisationLink.ownerId')
    .select(['organisationLink.id', 'organisationLink.ownerId', 'organisationLink.rights', 'owner.name as ownerName'])
    .where('organisationLink.partnerId', '=', partnerId)
    .orderBy('owner.name')
    .orderBy('organisationLink.id')
    .limit(AGREEMENTS_AT_MOST)
    .execute()
}

/** Agreements that give something now. */
export function agreementsInForce(ctx: Context) {
  return ctx.db
    .selectFrom('organisationLink')
    .where('organisationLink.ownerSignedAt', 'is not', null)
    .where('organisationLink.partnerSignedAt', 'is not', null)
    .where('organisationLink.endedAt', 'is', null)
}

/** Whom an agreement may be made with: other providers of the area. */
export function possiblePartners(ctx: Context) {
  return ctx.db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('areaId', '=', ctx.actor.areaId)
    .where('takesApplications', '=', true)
    .where('status', '=', 'open')
    .where('id', '!=', ctx.actor.organisationId)
    .orderBy('name')
    .orderBy('id')
    .limit(PARTNERS_AT_MOST)
    .execute()
}

/** What somebody of admissions may do for a provider now, and for whom they work where it is not their own house. */
export async function standingAt(ctx: Context, providerId: string, accountId: string) {
  const rows = await ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .leftJoin(agreementsInForce(ctx).select(['id', 'ownerId', 'partnerId', 'rights']).as('link'), (join) =>
      join.onRef('link.partnerId', '=', 'membership.organisationId').on('link.ownerId', '=', providerId),
    )
    .select(['membership.rights', 'membership.organisationId', 'link.rights as given'])
    .where('membership.accountId', '=', accountId)
    .where('membership.role', 'in', [...answerers])
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .where((eb) => eb.or([eb('membership.organisationId', '=', providerId), eb('link.id', 'is not', null)]))
    .orderBy(sql`membership.organisation_id = ${providerId}`, 'desc')
    .orderBy('membership.createdAt')
    .orderBy('membership.id')
    .limit(AGREEMENTS_AT_MOST)
    .execute()
  return rows.map(({ organisationId, ...row }) => ({
    ...row,
    partnerId: organisationId === providerId ? null : organisationId,
  }))
}

/** An agreement that waits for its partner's signature, for its letter. */
export function agreementToSign(ctx: Context, agreementId: string) {
  return ctx.db
    .selectFrom('organisationLink')
    .innerJoin('organisation as owner', 'owner.id', 'organisationLink.ownerId')
    .innerJoin('organisation as partner', 'partner.id', 'organisationLink.partnerId')
    .select(['organisationLink.partnerId', 'owner.name as owner', 'partner.name as partner'])
    .where('organisationLink.id', '=', agreementId)
    .where('organisationLink.partnerSignedAt', 'is', null)
    .where('organisationLink.endedAt', 'is', null)
    .executeTakeFirst()
}

function withNames(ctx: Context) {
  return agreementsVisibleTo(ctx)
    .innerJoin('organisation as owner', 'owner.id', 'organisationLink.ownerId')
    .innerJoin('organisation as partner', 'partner.id', 'organisationLink.partnerId')
    .select([
      'organisationLink.id',
      'organisationLink.ownerId',
      'organisationLink.partnerId',
      'organisationLink.rights',
    ])
    .select(['organisationLink.ownerSignedAt', 'organisationLink.partnerSignedAt', 'organisationLink.endedAt'])
    .select(['organisationLink.proposedAt', 'owner.name as ownerName', 'partner.name as partnerName'])
}
