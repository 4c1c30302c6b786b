import { sql } from 'kysely'
import { noticesVisibleTo } from '~/access/notice-scopes.server'
import { audiences } from '~/access/roles'
import type { Context } from '~/kit/context.server'
import { addDays, londonDay, londonMoment } from '~/kit/dates'
import { isNoticeAudience, receiptAudiences, REMIND_AFTER_DAYS } from './notice'

const NOTICES_AT_MOST = 200
export const LETTERS_AT_ONCE = 200

/** The notices that matter, are still shown, and have waited long enough in the version they have now. */
export function remindersDue(ctx: Context) {
  const today = londonDay(ctx.now)
  return noticesVisibleTo(ctx, today)
    .select(['notice.id', 'notice.version'])
    .where('notice.needsReceipt', '=', true)
    .where('notice.withdrawnAt', 'is', null)
    .where((eb) => eb.or([eb('notice.shownUntil', 'is', null), eb('notice.shownUntil', '>=', today)]))
    .where('notice.changedAt', '<', londonMoment(addDays(today, 1 - REMIND_AFTER_DAYS), '00:00:00'))
    .whereRef('notice.remindedVersion', '<', 'notice.version')
    .orderBy('notice.id')
    .limit(NOTICES_AT_MOST)
    .execute()
}

/** The next so many who are asked to read a notice in this version and have not; nobody once it says something else or is gone. */
export async function whoHasNotRead(ctx: Context, noticeId: string, version: number, after: string | null) {
  const notice = await noticesVisibleTo(ctx, londonDay(ctx.now))
    .innerJoin('area', 'area.id', 'notice.areaId')
    .select(['notice.id', 'notice.areaId', 'notice.title', 'notice.audiences', 'notice.changedAt', 'area.name as area'])
    .where('notice.id', '=', noticeId)
    .where('notice.version', '=', version)
    .where('notice.withdrawnAt', 'is', null)
    .executeTakeFirst()
  if (!notice) return null
  const asked = notice.audiences.filter(isNoticeAudience).flatMap((one) => (isReceipt(one) ? audiences[one] : []))
  const readers = await ctx.db
    .selectFrom('account')
    .select(['account.id as accountId', 'account.email', 'account.name'])
    .where('account.isDisabled', '=', false)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('membership')
          .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
          .select('membership.accountId')
          .whereRef('membership.accountId', '=', 'account.id')
          .where('organisation.areaId', '=', notice.areaId)
          .where('membership.endedAt', 'is', null)
          .where(sql<boolean>`membership.role = any (${asked})`),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('noticeReceipt')
            .select('noticeReceipt.noticeId')
            .whereRef('noticeReceipt.accountId', '=', 'account.id')
            .where('noticeReceipt.noticeId', '=', noticeId)
            .where('noticeReceipt.version', '=', version),
        ),
      ),
    )
    .$if(after !== null, (query) => query.where('account.id', '>', after))
    .orderBy('account.id')
    .limit(LETTERS_AT_ONCE)
    .execute()
  return { ...notice, readers }
}

function isReceipt(audience: string): audience is (typeof receiptAudiences)[number] {
  return receiptAudiences.some((one) => one === audience)
}
