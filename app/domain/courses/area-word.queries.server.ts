import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { shelf } from '~/kit/kept.server'
import { areaWordsFrom, type AreaWordRow, type AreaWords } from './area-word'

const ROWS_AT_MOST = 200
const EVENTS_AT_MOST = 20

const keptWords = shelf<AreaWords>()

/** What the reader's own area calls routes and subjects; a visitor reads the words of the installation's first area. */
export function areaWordsOf(ctx: Context): Promise<AreaWords> {
  const { areaId } = ctx.actor
  return keptWords(ctx, areaId ?? '', async () => areaWordsFrom(await wordRowsOf(ctx, areaId)))
}

/** The rows an area has written; those of the first area where none is named. */
export function wordRowsOf(ctx: Context, areaId: string | null): Promise<AreaWordRow[]> {
  return ctx.db
    .selectFrom('areaWord')
    .select(['list', 'code', 'name', 'explanation', 'place', 'isHidden'])
    .where('areaId', '=', sql<string>`coalesce(${areaId}::uuid, (select id from area order by created_at, id limit 1))`)
    .orderBy('list')
    .orderBy('code')
    .limit(ROWS_AT_MOST)
    .execute()
}

/** What was done with an area's words, the newest first. */
export function areaWordEvents(ctx: Context, areaId: string) {
  mustBeAllowed(ctx, 'area.decide', { areaId })
  return ctx.db
    .selectFrom('auditEvent')
    .select(['id', 'happenedAt', 'particulars'])
    .where('subjectType', '=', 'area')
    .where('subjectId', '=', areaId)
    .where('action', '=', 'area-word.decided')
    .orderBy('happenedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(EVENTS_AT_MOST)
    .execute()
}
