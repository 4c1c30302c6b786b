import { z } from 'zod'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { settingsOf } from './area.queries.server'
import { areaSettings, refuseContradiction, type AreaSettings, type SettingName } from './setting'

const plain = z.json()

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
export function decideSetting<N extends SettingName>(ctx: Context, areaId: string, name: N, value: AreaSettings[N]) {
  return keepSetting(ctx, areaId, name, value)
}

/** Decides a setting as a form says it: whatever comes in is checked by the schema of all settings. */
export function keepSetting(ctx: Context, areaId: string, name: SettingName, value: unknown) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'area.decide', { areaId })
    await ctx.db.selectFrom('area').select('id').where('id', '=', areaId).forUpdate().execute()
    const settings = await settingsOf(ctx, areaId)
    const [before, after] = [settings[name], areaSettings.shape[name].parse(value)].map((one) => plain.parse(one))
    if (before === undefined || after === undefined || JSON.stringify(before) === JSON.stringify(after)) return
    refuseContradiction({ ...settings, [name]: after })
    const row = { areaId, name, value: JSON.stringify(after), updatedAt: ctx.now }
    await ctx.db
      .insertInto('areaSetting')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['areaId', 'name']).doUpdateSet({ value: row.value, updatedAt: ctx.now }),
      )
      .execute()
    await record(ctx, 'area-setting.decided', { type: 'area', id: areaId }, { name, before, after })
  })
}
