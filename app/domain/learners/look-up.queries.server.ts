import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { lookUpAlertsVisibleTo, lookUpsVisibleTo } from '~/access/people-scopes.server'
import { rollKeepers } from '~/access/roles'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'

const DAYS_SHOWN = 90
const SHOWN_AT_MOST = 100
const TOLD_AT_MOST = 200

/** Who went through many records, some of this school's learners among them, in the last 90 days: the newest first. */
export function lookUpsAtSchool(ctx: Context) {
  mustBeAllowed(ctx, 'look-ups.see', { schoolId: ctx.actor.organisationId })
  return lookUpsVisibleTo(ctx)
    .innerJoin('lookUpAlert', 'lookUpAlert.id', 'lookUpAlertSchool.alertId')
    .innerJoin('account', 'account.id', 'lookUpAlert.viewerId')
    .leftJoin('organisation', 'organisation.id', 'lookUpAlert.organisationId')
    .select(['lookUpAlert.id', 'lookUpAlert.at', 'lookUpAlert.viewerRole', 'lookUpAlert.shown'])
    .select(['account.name as viewer', 'organisation.name as organisation', 'lookUpAlertSchool.learners'])
    .where('lookUpAlert.at', '>=', firstShown(ctx))
    .orderBy('lookUpAlert.at', 'desc')
    .orderBy('lookUpAlert.id')
    .limit(SHOWN_AT_MOST)
    .execute()
}

/** Whose accounts of the area went through many records in the last 90 days: the newest first. */
export function lookUpsInArea(ctx: Context) {
  mustBeAllowed(ctx, 'area.see', { areaId: ctx.actor.areaId })
  return lookUpAlertsVisibleTo(ctx)
    .innerJoin('account', 'account.id', 'lookUpAlert.viewerId')
    .leftJoin('organisation', 'organisation.id', 'lookUpAlert.organisationId')
    .select(['lookUpAlert.id', 'lookUpAlert.at', 'lookUpAlert.viewerRole', 'lookUpAlert.tried', 'lookUpAlert.shown'])
    .select(['account.name as viewer', 'organisation.name as organisation'])
    .where('lookUpAlert.at', '>=', firstShown(ctx))
    .orderBy('lookUpAlert.at', 'desc')
    .orderBy('lookUpAlert.id')
    .limit(SHOWN_AT_MOST)
    .execute()
}

function firstShown(ctx: Context) {
  return londonMoment(addDays(londonDay(ctx.now), -DAYS_SHOWN), '00:00')
}

/** One alert, with whose account it is. */
export function findLookUp(ctx: Context, alertId: string) {
  return ctx.db
    .selectFrom('lookUpAlert')
    .innerJoin('account', 'account.id', 'lookUpAlert.viewerId')
    .leftJoin('organisation', 'organisation.id', 'lookUpAlert.organisationId')
    .select(['lookUpAlert.viewerId', 'lookUpAlert.viewerRole', 'lookUpAlert.organisationId', 'lookUpAlert.areaId'])
    .select(['lookUpAlert.at', 'lookUpAlert.tried', 'lookUpAlert.shown'])
    .select(['account.name as viewer', 'organisation.name as organisation'])
    .where('lookUpAlert.id', '=', alertId)
    .executeTakeFirst()
}

type LookUp = NonNullable<Awaited<ReturnType<typeof findLookUp>>>

/**
 * Who answers for the account of an alert, once each: whoever manages people in its organisation, or keeps the roll of the
 * school; the coordinators of the area; for one of the support team, the others of it. Never the one who looked.
 */
export function thoseWhoAnswerFor(ctx: Context, { viewerId, viewerRole, organisationId, areaId }: LookUp) {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .distinctOn('account.id')
    .select(['account.email', 'account.name', 'account.id as accountId'])
    .select(sql<boolean>`'manage' = any (membership.rights)`.as('isManager'))
    .select(sql<boolean>`membership.role = 'coordinator'`.as('isCoordinator'))
    .select((eb) => eb('membership.role', 'in', rollKeepers).$castTo<boolean>().as('isRollKeeper'))
    .where('account.id', '!=', viewerId)
    .where('account.isDisabled', '=', false)
    .where('membership.endedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('membership.organisationId', '=', organisationId),
          eb.or([sql<boolean>`'manage' = any (membership.rights)`, eb('membership.role', 'in', rollKeepers)]),
        ]),
        eb.and([eb('organisation.areaId', '=', areaId), eb('membership.role', '=', 'coordinator')]),
        eb.and([eb.val(viewerRole === 'support'), eb('membership.role', '=', 'support')]),
      ]),
    )
    .orderBy('account.id')
    .orderBy('isManager', 'desc')
    .orderBy('isRollKeeper', 'desc')
    .orderBy('isCoordinator', 'desc')
    .limit(TOLD_AT_MOST)
    .execute()
}
