import { sql } from 'kysely'
import { noticesVisibleTo } from '~/access/notice-scopes.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { datesAhead } from '~/domain/cycles/key-date'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { pageOf, valuesAt } from '~/kit/keyset.server'

const PAGE_SIZE = 20
const ORGANISATIONS_AT_MOST = 500

/** A page of the notices the viewer may read, the newest first, each with the version the viewer has said to have read. */
export async function noticesPage(ctx: Context, after: string | null = null) {
  const [publishedAt, afterId] = valuesAt(after, 2) ?? []
  const rows = await notices(ctx)
    .$if(afterId !== undefined, (query) =>
      query.where(
        sql<boolean>`(notice.published_at, notice.id) < (${publishedAt ?? ''}::timestamptz, ${afterId ?? ''}::uuid)`,
      ),
    )
    .orderBy('notice.publishedAt', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.publishedAt.toISOString(), row.id])
}

/** One notice. */
export async function findNotice(ctx: Context, noticeId: string) {
  return orNotFound(await notices(ctx).where('notice.id', '=', noticeId).executeTakeFirst(), 'notice')
}

/** The same, held until the deed on it is done. */
export async function lockNotice(ctx: Context, noticeId: string) {
  const notice = await noticesVisibleTo(ctx, londonDay(ctx.now))
    .select(['notice.id', 'notice.areaId', 'notice.title', 'notice.version', 'notice.needsReceipt'])
    .select(['notice.withdrawnAt'])
    .where('notice.id', '=', noticeId)
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(notice, 'notice')
}

/** The dates that lie ahead in the viewer's area; in a child's, for a parent. Learners and parents read those that are public. */
export async function datesFor(ctx: Context) {
  const { role } = ctx.actor
  const isAtWork = role !== 'learner' && role !== 'parent'
  const dates = datesAhead(await cyclesOf(ctx, await areaOf(ctx)), ctx.now)
  return dates.filter(({ isPublic }) => isPublic || isAtWork)
}

async function areaOf(ctx: Context) {
  if (ctx.actor.role !== 'parent') return ctx.actor.areaId
  const child = await learnersVisibleTo(ctx).select('learner.areaId').orderBy('learner.id').limit(1).executeTakeFirst()
  return child?.areaId ?? null
}

function notices(ctx: Context) {
  return noticesVisibleTo(ctx, londonDay(ctx.now))
    .leftJoin('noticeReceipt as own', (join) =>
      join.onRef('own.noticeId', '=', 'notice.id').on('own.accountId', '=', ctx.actor.id),
    )
    .select(['notice.id', 'notice.title', 'notice.body', 'notice.audiences', 'notice.needsReceipt'])
    .select(['notice.shownUntil', 'notice.publishedAt', 'notice.withdrawnAt', 'notice.version'])
    .select('own.version as readVersion')
}

/**
 * How many people of each organisation were asked to read a notice and how many have said so, those with most still to read
 * first: bounded by the number of organisations of the area.
 */
export async function readersOf(ctx: Context, noticeId: string, roles: readonly string[]) {
  const notice = await findNotice(ctx, noticeId)
  const { rows } = await sql<{ organisationId: string; name: string; asked: number; read: number }>`
    select organisation.id as organisation_id, organisation.name,
      count(distinct membership.account_id)::int as asked,
      count(distinct receipt.account_id)::int as read
    from membership
    join organisation on organisation.id = membership.organisation_id
    left join notice_receipt receipt on receipt.notice_id = ${notice.id} and receipt.account_id = membership.account_id
      and receipt.version = ${notice.version}
    where organisation.area_id = ${ctx.actor.areaId} and membership.ended_at is null and membership.role = any (${[...roles]})
    group by organisation.id, organisation.name
    order by count(distinct receipt.account_id) - count(distinct membership.account_id), organisation.name, organisation.id
    limit ${ORGANISATIONS_AT_MOST}`.execute(ctx.db)
  return rows
}
