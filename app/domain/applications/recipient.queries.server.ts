import type { Recipient } from '~/kit/mail.server'
import type { Context } from '~/kit/context.server'
import { admissionsStaff } from '~/access/roles'

const COLLEAGUES_AT_MOST = 20

/** Where letters to a learner go: the address they sign in with, or the one the school gave. */
export async function learnerRecipient(ctx: Context, learnerId: string): Promise<Recipient | null> {
  const learner = await ctx.db
    .selectFrom('learner')
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .select(['learner.givenNames as name', 'account.id as accountId'])
    .select((eb) => eb.fn.coalesce('account.email', 'learner.email').as('email'))
    .where('learner.id', '=', learnerId)
    .executeTakeFirst()
  return learner?.email ? { ...learner, email: learner.email } : null
}

/** The parents and carers who are linked to a learner and may read the applications. */
export function parentRecipients(ctx: Context, learnerId: string): Promise<Recipient[]> {
  return ctx.db
    .selectFrom('parentLink')
    .innerJoin('account', 'account.id', 'parentLink.accountId')
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .where('parentLink.learnerId', '=', learnerId)
    .where('parentLink.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .orderBy('account.id')
    .limit(COLLEAGUES_AT_MOST)
    .execute()
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
