import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { remindOfNotice } from './reminder.jobs.server'
import { remindersDue } from './reminder.queries.server'

/** Each morning: notices that matter and have waited some days are written to those who have not read them, once for each version. */
export async function remindOfNotices(ctx: Context): Promise<void> {
  for (const { id, version } of await remindersDue(ctx)) {
    await inTransaction(ctx, async (ctx) => {
      const begun = await ctx.db
        .updateTable('notice')
        .set({ remindedVersion: version })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('remindedVersion', '<', version)
        .returning('id')
        .executeTakeFirst()
      if (!begun) return
      const batch = { noticeId: id, version, after: null }
      await enqueue(ctx, remindOfNotice, batch, { key: `notice-unread:${id}:${version}` })
    })
  }
}
