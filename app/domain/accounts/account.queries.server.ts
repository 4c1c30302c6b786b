import { sql } from 'kysely'
import { houseOf } from '~/access/provider-rights'
import type { Context } from '~/kit/context.server'
import { hashed } from '~/kit/chance.server'
import { orNotFound } from '~/kit/errors'
import { isWrittenOf } from '~/kit/post-office.server'
import { codeKey } from './account'

/** The account an e-mail address names, with what is needed to check a password. */
export function accountByEmail(ctx: Context, email: string) {
  return ctx.db
    .selectFrom('account')
    .select(['id', 'passwordHash', 'isDisabled', 'learnerId'])
    .select((eb) => eb.not(isWrittenOf(sql.ref('learner_id'), sql`null::uuid`)).as('isShut'))
    .where('email', '=', email)
    .executeTakeFirst()
}

/** What an account may act as: every membership that has not ended, oldest first. */
export function membershipsOf(ctx: Context, accountId: string) {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .select([
      'membership.id',
      'membership.role',
      'organisation.name as organisationName',
      'organisation.id as organisationId',
    ])
    .where('membership.accountId', '=', accountId)
    .where('membership.endedAt', 'is', null)
    .orderBy('membership.createdAt')
    .orderBy('membership.id')
    .limit(50)
    .execute()
}

/** Whether somebody was ever linked to a learner as a parent or carer. */
export async function isParentAccount(ctx: Context, accountId: string): Promise<boolean> {
  const link = await ctx.db
    .selectFrom('parentLink')
    .select('id')
    .where('accountId', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  return link !== undefined
}

/** An invitation that can still be used, by the secret in its letter. */
export function openInvitation(ctx: Context, code: string) {
  return ctx.db
    .selectFrom('invitation')
    .leftJoin('learner', 'learner.id', 'invitation.learnerId')
    .leftJoin('organisation', 'organisation.id', 'invitation.organisationId')
    .select([
      'invitation.id',
      'invitation.kind',
      'invitation.email',
      'invitation.name',
      'invitation.role',
      'invitation.form',
      'invitation.rights',
      'invitation.accountId',
      'invitation.learnerId',
      'invitation.organisationId',
      'learner.givenNames',
      'learner.familyName',
      'learner.bornOn',
      'learner.email as learnerEmail',
      'organisation.name as organisationName',
    ])
    .where('invitation.codeHash', '=', hashed(codeKey(code)))
    .where('invitation.usedAt', 'is', null)
    .where('invitation.expiresAt', '>', ctx.now)
    .executeTakeFirst()
}

/** The people of an organisation, for its own managers. */
export function staffOf(ctx: Context, organisationId: string) {
  return staff(ctx, organisationId).orderBy('account.name').orderBy('membership.id').limit(200).execute()
}

/** One of the people of the viewer's own organisation. */
export async function findColleague(ctx: Context, membershipId: string) {
  const found = staff(ctx, houseOf(ctx.actor)).where('membership.id', '=', membershipId)
  return orNotFound(await found.executeTakeFirst(), 'colleague')
}

function staff(ctx: Context, organisationId: string) {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select([
      'membership.id',
      'membership.role',
      'membership.form',
      'membership.rights',
      'membership.organisationId',
      'account.name',
      'account.email',
      'account.lastSignedInAt',
    ])
    .where('membership.organisationId', '=', organisationId)
    .where('membership.endedAt', 'is', null)
}
