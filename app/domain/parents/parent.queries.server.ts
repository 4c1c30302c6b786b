import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { careOf } from '~/domain/learners/care.queries.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const CHILDREN_AT_MOST = 20
const ADULTS_SHOWN = 50

/** The learners a parent or carer is linked to, with the school each is at. */
export function linkedLearners(ctx: Context) {
  return learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'school.name as school'])
    .orderBy('learner.bornOn')
    .orderBy('learner.id')
    .limit(CHILDREN_AT_MOST)
    .execute()
}

/** A learner with every adult: who is linked, who is invited, and whom the school asks about. One statement. */
export async function parentsOf(ctx: Context, learnerId: string) {
  const found = await learnersVisibleTo(ctx)
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'learner.areaId', 'learner.isAddressProtected'])
    .select(['learner.email', 'account.email as accountEmail'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('parentLink')
          .innerJoin('account as adult', 'adult.id', 'parentLink.accountId')
          .select(['parentLink.id', 'adult.name', sql<string>`adult.email::text`.as('email')])
          .select(['parentLink.relationship', 'parentLink.linkedAt'])
          .select(isBlocked(sql.ref('adult.email')).as('isHidden'))
          .whereRef('parentLink.learnerId', '=', 'learner.id')
          .where('parentLink.endedAt', 'is', null)
          .orderBy('parentLink.linkedAt')
          .orderBy('parentLink.id')
          .limit(ADULTS_SHOWN),
      ).as('linked'),
      jsonArrayFrom(
        eb
          .selectFrom('invitation')
          .select(['invitation.id', 'invitation.name', 'invitation.role as relationship', 'invitation.expiresAt'])
          .select([sql<string>`invitation.email::text`.as('email'), 'invitation.organisationId'])
          .whereRef('invitation.learnerId', '=', 'learner.id')
          .where('invitation.kind', '=', 'parent')
          .where('invitation.usedAt', 'is', null)
          .where('invitation.expiresAt', '>', ctx.now)
          .orderBy('invitation.createdAt')
          .orderBy('invitation.id')
          .limit(ADULTS_SHOWN),
      ).as('invited'),
      jsonArrayFrom(
        eb
          .selectFrom('parentRequest')
          .innerJoin('organisation', 'organisation.id', 'parentRequest.organisationId')
          .select(['parentRequest.id', 'parentRequest.name', 'organisation.name as from'])
          .whereRef('parentRequest.learnerId', '=', 'learner.id')
          .where('parentRequest.decision', '=', 'asked-learner')
          .where('parentRequest.answer', 'is', null)
          .orderBy('parentRequest.decidedAt')
          .orderBy('parentRequest.id')
          .limit(ADULTS_SHOWN),
      ).as('asking'),
    ])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}

// One adult's address, or every adult.
function isBlocked(email: ReturnType<typeof sql.ref>) {
  return sql<boolean>`exists (select from parent_block where parent_block.learner_id = learner.id
    and parent_block.lifted_at is null and (parent_block.email is null or parent_block.email = ${email}))`
}

/** Whether staff hide a learner from an address, or from everybody. */
export async function isHiddenFrom(ctx: Context, learnerId: string, email: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('parentBlock')
    .select('id')
    .where('learnerId', '=', learnerId)
    .where('liftedAt', 'is', null)
    .where((eb) => eb.or([eb('email', 'is', null), eb('email', '=', email)]))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** What staff have decided about a learner's parents: requests with their answers, and what is hidden from whom. */
export async function decisionsAboutParents(ctx: Context, learnerId: string) {
  const found = await learnersVisibleTo(ctx)
    .select('learner.id')
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('parentRequest')
          .innerJoin('account as decider', 'decider.id', 'parentRequest.decidedById')
          .select(['parentRequest.id', 'parentRequest.name', 'parentRequest.relationship', 'parentRequest.decision'])
          .select(['parentRequest.reason', 'parentRequest.decidedAt', 'parentRequest.answer', 'decider.name as by'])
          .whereRef('parentRequest.learnerId', '=', 'learner.id')
          .orderBy('parentRequest.decidedAt', 'desc')
          .orderBy('parentRequest.id')
          .limit(ADULTS_SHOWN),
      ).as('requests'),
      jsonArrayFrom(
        eb
          .selectFrom('parentBlock')
          .innerJoin('account as setter', 'setter.id', 'parentBlock.setById')
          .select(['parentBlock.id', sql<string | null>`parent_block.email::text`.as('email'), 'parentBlock.basis'])
          .select(['parentBlock.note', 'parentBlock.setAt', 'parentBlock.liftedAt', 'setter.name as by'])
          .whereRef('parentBlock.learnerId', '=', 'learner.id')
          .orderBy('parentBlock.setAt', 'desc')
          .orderBy('parentBlock.id')
          .limit(ADULTS_SHOWN),
      ).as('blocks'),
    ])
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return orNotFound(found, 'learner')
}

/** What the learner's page needs to ask before a link is ended. */
export async function findOwnLink(ctx: Context, linkId: string) {
  const link = await ctx.db
    .selectFrom('parentLink')
    .innerJoin('account as adult', 'adult.id', 'parentLink.accountId')
    .select(['parentLink.id', 'adult.name'])
    .where('parentLink.id', '=', linkId)
    .where('parentLink.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .where('parentLink.endedAt', 'is', null)
    .executeTakeFirst()
  return orNotFound(link, 'link')
}

/** An open invitation of one's own. */
export async function findOwnInvitation(ctx: Context, invitationId: string) {
  const invitation = await ctx.db
    .selectFrom('invitation')
    .select(['id', 'name'])
    .where('id', '=', invitationId)
    .where('kind', '=', 'parent')
    .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', ctx.now)
    .executeTakeFirst()
  return orNotFound(invitation, 'invitation')
}

/** A parent's request that waits for the learner's own answer. */
export async function findOwnRequest(ctx: Context, requestId: string) {
  const request = await ctx.db
    .selectFrom('parentRequest')
    .innerJoin('organisation', 'organisation.id', 'parentRequest.organisationId')
    .select(['parentRequest.id', 'parentRequest.name', 'parentRequest.relationship', 'organisation.name as from'])
    .where('parentRequest.id', '=', requestId)
    .where('parentRequest.learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .where('parentRequest.decision', '=', 'asked-learner')
    .where('parentRequest.answer', 'is', null)
    .executeTakeFirst()
  return orNotFound(request, 'request')
}

/** A learner about whose parents one may decide, and whether the area lets staff invite. */
export async function findToDecide(ctx: Context, learnerId: string) {
  const learner = await parentsOf(ctx, learnerId)
  mustBeAllowed(ctx, 'parent-request.decide', await careOf(ctx, learnerId))
  const { schoolInvitesParents } = await settingsOf(ctx, learner.areaId)
  return { learner, mayInvite: schoolInvitesParents || learner.isAddressProtected }
}

/** The learner of whom something is hidden, for those who may lift it. */
export async function findBlock(ctx: Context, blockId: string) {
  const found = await ctx.db
    .selectFrom('parentBlock')
    .select('learnerId')
    .where('id', '=', blockId)
    .where('learnerId', 'in', learnersVisibleTo(ctx).select('learner.id'))
    .executeTakeFirst()
  const block = orNotFound(found, 'block')
  mustBeAllowed(ctx, 'parent-block.keep', await careOf(ctx, block.learnerId))
  return block
}
