import { mustBeAllowed } from '~/access/guard.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { shelf } from '~/kit/kept.server'
import { settingsFrom, type AreaSettings } from './setting'

const keptSettings = shelf<AreaSettings>()
const keptFirstArea = shelf<Area | undefined>()

type Area = { id: string; name: string; slug: string }

/** What an area has decided for itself: limits, clocks, what accepting does. */
export async function settingsOf(ctx: Context, areaId: string | null): Promise<AreaSettings> {
  return areaId ? keptSettings(ctx, areaId, () => askSettings(ctx, areaId)) : settingsFrom([])
}

async function askSettings(ctx: Context, areaId: string): Promise<AreaSettings> {
  const rows = await ctx.db
    .selectFrom('areaSetting')
    .select(['name', 'value'])
    .where('areaId', '=', areaId)
    .limit(100)
    .execute()
  return settingsFrom(rows)
}

const EVENTS_AT_MOST = 30

/** What was decided about the settings of an area, the newest first. */
export function settingEvents(ctx: Context, areaId: string) {
  mustBeAllowed(ctx, 'area.decide', { areaId })
  return ctx.db
    .selectFrom('auditEvent')
    .leftJoin('account', 'account.id', 'auditEvent.actorId')
    .select(['auditEvent.id', 'auditEvent.happenedAt', 'auditEvent.particulars', 'account.name as who'])
    .where('subjectType', '=', 'area')
    .where('subjectId', '=', areaId)
    .where('action', '=', 'area-setting.decided')
    .orderBy('happenedAt', 'desc')
    .orderBy('auditEvent.id', 'desc')
    .limit(EVENTS_AT_MOST)
    .execute()
}

/** One area's name and slug. */
export async function findArea(ctx: Context, areaId: string) {
  return orNotFound(
    await ctx.db.selectFrom('area').select(['id', 'name', 'slug']).where('id', '=', areaId).executeTakeFirst(),
    'area',
  )
}

/** The area of an installation with one area: the oldest. Visitors and operators' files belong to it. */
export function firstArea(ctx: Context): Promise<Area | undefined> {
  return keptFirstArea(ctx, '', () =>
    ctx.db
      .selectFrom('area')
      .select(['id', 'name', 'slug'])
      .orderBy('createdAt')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst(),
  )
}
