import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { synonymsVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { SynonymTold } from './synonym.schemas'

/** From now on the search of this area understands what people type here as what courses call it. */
export function addSynonym(ctx: Context, told: SynonymTold): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'synonym.keep', { areaId: ctx.actor.areaId })
    const key = await keyOf(ctx, told)
    await mustBeNew(ctx, key, told.meant)
    return writeOwn(ctx, { ...told, key }, 'synonym.added', told)
  })
}

/** Says it otherwise; what it was before stays on the timeline. A general row stays as it is, and this area says it in its own words. */
export function changeSynonym(ctx: Context, id: string, told: SynonymTold): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, isOff: _, key: __, ...before } = await lockSynonym(ctx, id)
    mustBeAllowed(ctx, 'synonym.keep', { areaId: areaId ?? ctx.actor.areaId })
    const key = await keyOf(ctx, told)
    await mustBeNew(ctx, key, told.meant, id)
    if (areaId === null) {
      await writeOwn(ctx, { ...told, key, overridesId: id }, 'synonym.changed', { ...told, before })
      return
    }
    await ctx.db
      .updateTable('searchSynonym')
      .set({ ...told, key, isOff: false, updatedAt: ctx.now })
      .where('id', '=', id)
      .execute()
    await tell(ctx, 'synonym.changed', id, { ...told, before })
  })
}

/**
 * The search of this area no longer understands this; what it was stays on the timeline. A general row is only switched off
 * here. Taking an own row away brings back the general one that it stood for.
 */
export function removeSynonym(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, isOff, key, ...before } = await lockSynonym(ctx, id)
    mustBeAllowed(ctx, 'synonym.keep', { areaId: areaId ?? ctx.actor.areaId })
    if (areaId === null) {
      await writeOwn(ctx, { ...before, key, overridesId: id, isOff: true }, 'synonym.switched-off', before)
      return
    }
    await ctx.db.deleteFrom('searchSynonym').where('id', '=', id).execute()
    await tell(ctx, isOff ? 'synonym.switched-on' : 'synonym.removed', id, before)
  })
}

type Own = { asked: string; meant: string; kind: string; key: string; overridesId?: string; isOff?: boolean }
type Particulars = { asked: string; meant: string; before?: { asked: string; meant: string } }

async function writeOwn(ctx: Context, own: Own, action: string, particulars: Particulars): Promise<string> {
  const id = newId()
  const row = { ...own, id, areaId: ctx.actor.areaId, provenance: 'area', createdAt: ctx.now, updatedAt: ctx.now }
  await ctx.db.insertInto('searchSynonym').values(row).execute()
  await tell(ctx, action, id, particulars)
  return id
}

/** The event names the area, so that each area reads of its own changes only. */
function tell(ctx: Context, action: string, id: string, { asked, meant, before }: Particulars) {
  const was = before ? { before: { asked: before.asked, meant: before.meant } } : {}
  return record(ctx, action, { type: 'synonym', id }, { asked, meant, ...was, areaId: ctx.actor.areaId })
}

async function lockSynonym(ctx: Context, id: string) {
  const row = await synonymsVisibleTo(ctx)
    .select(['searchSynonym.areaId', 'searchSynonym.asked', 'searchSynonym.meant', 'searchSynonym.kind'])
    .select(['searchSynonym.key', 'searchSynonym.isOff'])
    .where('searchSynonym.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const own = await ctx.db
    .selectFrom('searchSynonym')
    .select('id')
    .where('overridesId', '=', id)
    .where('areaId', '=', ctx.actor.areaId)
    .executeTakeFirst()
  if (own) throw new Refusal('changed-meanwhile', 'Your area has changed this already. The list shows how it is now.')
  return orNotFound(row, 'synonym')
}

/** The words as the search compares them. Words that say nothing to it, such as "the", mean nothing here either. */
async function keyOf(ctx: Context, { asked, meant }: SynonymTold): Promise<string> {
  const { rows } = await sql<{ key: string | null; words: number; lexemes: number }>`
    select key, cardinality(string_to_array(key, ' ')) as words, numnode(plainto_tsquery('prospectus', prospectus_text(${meant}))) as lexemes
    from search_key(${asked}) key`.execute(ctx.db)
  const { key, words, lexemes } = rows[0] ?? { key: null, words: 0, lexemes: 0 }
  if (key === null || words > 3) throw new Refusal('not-words', 'Up to three words can be looked up', 'asked')
  if (lexemes === 0) throw new Refusal('says-nothing', 'The search needs a word that says more', 'meant')
  return key
}

async function mustBeNew(ctx: Context, key: string, meant: string, except?: string) {
  const known = await synonymsVisibleTo(ctx)
    .select(['searchSynonym.isOff'])
    .where('searchSynonym.key', '=', key)
    .where('searchSynonym.meant', '=', meant)
    .$if(except !== undefined, (query) => query.where('searchSynonym.id', '!=', except ?? ''))
    .orderBy('searchSynonym.isOff', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (known?.isOff)
    throw new Refusal('switched-off', 'This is switched off here. Find it in the list and switch it on again', 'meant')
  if (known) throw new Refusal('known-already', 'The search understands this already', 'meant')
}
