import { settingsOf } from '~/domain/areas/area.queries.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { composed } from './compose'
import { findMonth } from './judge-month.commands.server'
import { onePersonOf } from './known.queries.server'
import { databaseOf, fileName, headerOf } from './month'
import { giveNumbers } from './number.commands.server'
import type { ReturnRecord } from './return-record'
import { writeReturn } from './return-writer'

/** The record of one person as it stands today, in the format of the return: the next authority can take it in. */
export async function recordOfOne(ctx: Context, { learnerId, areaId }: { learnerId: string; areaId: string }) {
  const { nccisDatabase } = await settingsOf(ctx, areaId)
  const today = londonDay(ctx.now)
  const month = await findMonth(ctx, areaId, databaseOf(nccisDatabase), today)
  await giveNumbers(ctx, month)
  const known = await onePersonOf(ctx, month, learnerId)
  return { pieces: writeReturn(headerOf(month, today), only(composed(known, today))), name: fileName(month) }
}

async function* only(record: ReturnRecord): AsyncGenerator<ReturnRecord> {
  yield record
}
