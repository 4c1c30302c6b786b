import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { withRecordsGone } from './record-gone.queries.server'

const nobody = '00000000-0000-0000-0000-000000000000'

export type Moment = { at: Date; id: string }

/** Who has looked at my record? The newest first, with the person, their role and where they work. */
export function whoSawMyRecord(
  ctx: Context,
  { before = null, size = 50 }: { before?: Moment | null; size?: number } = {},
) {
  return ctx.db
    .selectFrom('recordView')
    .leftJoin('account', 'account.id', 'recordView.viewerId')
    .leftJoin('apiToken', 'apiToken.id', 'recordView.tokenId')
    .leftJoin('organisation', 'organisation.id', 'recordView.organisationId')
    .where('recordView.learnerId', '=', withRecordsGone(ctx.actor.learnerId ?? nobody))
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(record_view.viewed_at, record_view.id) < (${before?.at}, ${before?.id}::uuid)`),
    )
    .select(['recordView.id', 'recordView.viewedAt', 'recordView.viewerRole', 'recordView.what', 'recordView.wasShown'])
    .select((eb) => eb.fn.coalesce('account.name', 'apiToken.name').as('viewerName'))
    .select('organisation.name as organisationName')
    .orderBy('recordView.viewedAt', 'desc')
    .orderBy('recordView.id', 'desc')
    .limit(size)
    .execute()
}
