import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { areaSettings, type AreaSettings } from './setting'

/** Opens an area with the authorities that answer for its residents. */
export function openArea(ctx: Context, area: { name: string; slug: string; authorityIds: string[] }) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'area.open', {})
    const id = newId()
    await ctx.db.insertInto('area').values({ id, name: area.name, slug: area.slug, createdAt: ctx.now }).execute()
    for (const authorityId of area.authorityIds) {
      await ctx.db.insertInto('areaAuthority').values({ areaId: id, authorityId }).execute()
      await ctx.db.updateTable('organisation').set({ areaId: id }).where('id', '=', authorityId).execute()
    }
    await record(ctx, 'area.opened', { type: 'area', id }, { name: area.name })
    return id
  })
}

/** Decides one of the area's own settings. */
export function decideSetting<N extends keyof AreaSettings>(
  ctx: Context,
  areaId: string,
  name: N,
  value: AreaSettings[N],
) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'area.decide', { areaId })
    const checked = areaSettings.shape[name].parse(value)
    const row = { areaId, name, value: JSON.stringify(checked), updatedAt: ctx.now }
    await ctx.db
      .insertInto('areaSetting')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['areaId', 'name']).doUpdateSet({ value: row.value, updatedAt: ctx.now }),
      )
      .execute()
    await record(ctx, 'area-setting.decided', { type: 'area', id: areaId }, { name, value: checked ?? null })
  })
}
