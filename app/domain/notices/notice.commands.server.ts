import { mustBeAllowed } from '~/access/guard.server'
import { audienceOf } from '~/access/roles'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'
import { receiptAudiences } from './notice'
import { lockNotice } from './notice.queries.server'
import type { NoticeForm } from './notice.schemas'

/** Tells the audiences of the area something, from now on. */
export function publishNotice(ctx: Context, form: NoticeForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId } = ctx.actor
    if (!areaId) throw new NotFound('area')
    mustBeAllowed(ctx, 'notice.keep', { areaId })
    const { version: _, ...told } = form
    const id = newId()
    await ctx.db
      .insertInto('notice')
      .values({ id, areaId, ...told, writtenById: ctx.actor.id ?? '', publishedAt: ctx.now, changedAt: ctx.now })
      .execute()
    await record(ctx, 'notice.published', { type: 'notice', id }, { title: told.title, audiences: told.audiences })
    return id
  })
}

/** Says it otherwise. Who had said to have read it is asked again, for it is not the same any more. */
export function changeNotice(ctx: Context, noticeId: string, form: NoticeForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const notice = await lockNotice(ctx, noticeId)
    mustBeAllowed(ctx, 'notice.keep', notice)
    mustBeAsRead(notice, form.version)
    const { version: _, ...told } = form
    await ctx.db
      .updateTable('notice')
      .set({ ...told, changedAt: ctx.now, version: notice.version + 1 })
      .where('id', '=', noticeId)
      .execute()
    await record(ctx, 'notice.changed', { type: 'notice', id: noticeId }, { title: told.title, before: notice.title })
  })
}

/** Shows it to nobody any more; what was said stays known to the area. */
export function withdrawNotice(ctx: Context, noticeId: string, version: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const notice = await lockNotice(ctx, noticeId)
    mustBeAllowed(ctx, 'notice.keep', notice)
    mustBeAsRead(notice, version)
    await ctx.db
      .updateTable('notice')
      .set({ withdrawnAt: ctx.now, changedAt: ctx.now, version: notice.version + 1 })
      .where('id', '=', noticeId)
      .execute()
    await record(ctx, 'notice.withdrawn', { type: 'notice', id: noticeId }, { title: notice.title })
  })
}

/** Says that one has read a notice that matters, in the version that was on the screen. A second time changes nothing. */
export function acknowledgeNotice(ctx: Context, noticeId: string, version: number): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const notice = await lockNotice(ctx, noticeId)
    mustBeAllowed(ctx, 'notice.acknowledge', { accountId: ctx.actor.id })
    const isAsked = notice.needsReceipt && receiptAudiences.some((one) => one === audienceOf(ctx.actor.role))
    if (!isAsked) throw new Refusal('not-asked', 'Nobody is asked to say that they have read this.')
    mustBeAsRead(notice, version)
    const receipt = { noticeId, accountId: ctx.actor.id ?? '', organisationId: ctx.actor.organisationId, version }
    const kept = await ctx.db
      .insertInto('noticeReceipt')
      .values({ ...receipt, readAt: ctx.now })
      .onConflict((conflict) =>
        conflict
          .columns(['noticeId', 'accountId'])
          .doUpdateSet({ version, readAt: ctx.now })
          .where('noticeReceipt.version', '<>', version),
      )
      .returning('noticeId')
      .executeTakeFirst()
    if (kept) await record(ctx, 'notice.acknowledged', { type: 'notice', id: noticeId }, { version })
  })
}

function mustBeAsRead({ version, withdrawnAt }: { version: number; withdrawnAt: Date | null }, read: number) {
  if (withdrawnAt) throw new Refusal('withdrawn', 'This notice was withdrawn meanwhile.')
  if (version !== read)
    throw new Refusal('changed-meanwhile', 'Somebody changed this notice meanwhile. Read it as it is now.')
}
