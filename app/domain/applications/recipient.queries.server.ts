import { address, type Recipient } from '~/kit/mail.server'
import type { Context } from '~/kit/context.server'
import { admissionsStaff } from '~/access/roles'
import { parentLinksInForce } from '~/access/people-scopes.server'
import { paths } from '~/paths'
import { settingsOf } from '../areas/area.queries.server'
import { consentGiven } from '../consents/consent.queries.server'
import { learnerRecipient } from '../learners/recipient.queries.server'

const COLLEAGUES_AT_MOST = 20

/** A reader who is not the learner: a letter to them speaks of the learner by name, and leads to their own page. */
export type ParentRecipient = Recipient & { isParent: true }

export { learnerRecipient }

/**
 * The linked parents and carers who get copies of letters: where the area lets them, the learner has said yes, and staff do
 * not hide the learner from them.
 */
export async function parentRecipients(ctx: Context, learnerId: string): Promise<ParentRecipient[]> {
  const parents = await parentLinksInForce(ctx)
    .innerJoin('account', 'account.id', 'parentLink.accountId')
    .innerJoin('learner', 'learner.id', 'parentLink.learnerId')
    .select(['account.email', 'account.name', 'account.id as accountId', 'learner.areaId'])
    .where('parentLink.learnerId', '=', learnerId)
    .where('account.isDisabled', '=', false)
    .where((eb) => eb(consentGiven(ctx, eb.ref('learner.id'), 'parent-letters'), '=', true))
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
  const { parentLetters } = await settingsOf(ctx, parents[0]?.areaId ?? null)
  return parentLetters ? parents.map(({ areaId: _, ...parent }) => ({ ...parent, isParent: true })) : []
}

/**
 * The learner, and the parents who get copies. A copy speaks of the learner by name, leads to the parent's own page, and
 * leaves out what somebody wrote to the learner in words of their own.
 */
export async function learnerAndParents(
  ctx: Context,
  { learnerId, givenNames }: { learnerId: string; givenNames: string },
  ownPath: string,
) {
  return [
    { learner: null, to: [await learnerRecipient(ctx, learnerId)], link: address(ownPath) },
    {
      learner: givenNames,
      to: await parentRecipients(ctx, learnerId),
      link: address(paths.parent.learner(learnerId)),
    },
  ]
}

/** The colleagues who answer applications at a provider. */
export function admissionsRecipients(ctx: Context, providerId: string): Promise<Recipient[]> {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .where('membership.organisationId', '=', providerId)
    .where('membership.role', 'in', [...admissionsStaff])
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
}

/** The tutor of a learner's form, where the school has one on Onward. */
export function tutorRecipients(ctx: Context, learnerId: string): Promise<Recipient[]> {
  return ctx.db
    .selectFrom('rollEntry')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.organisationId', '=', 'rollEntry.schoolId')
        .onRef('membership.form', '=', 'rollEntry.form'),
    )
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .where('rollEntry.learnerId', '=', learnerId)
    .where('rollEntry.leftOn', 'is', null)
    .where('membership.role', '=', 'tutor')
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
}

/** The coordinators of an area. */
export function coordinatorRecipients(ctx: Context, areaId: string): Promise<Recipient[]> {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .where('organisation.areaId', '=', areaId)
    .where('membership.role', '=', 'coordinator')
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
}
