import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { synonymsVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { SynonymTold } from './synonym.schemas'

/** From now on the search understands what people type here as what courses call it. */
export function addSynonym(ctx: Context, told: SynonymTold): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'synonym.keep', { areaId: ctx.actor.areaId })
    const key = await keyOf(ctx, told)
    await mustBeNew(ctx, key, told.meant)
    const id = newId()
    const row = {
      id,
      ...told,
      key,
      areaId: ctx.actor.areaId,
      provenance: 'area',
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }
    await ctx.db.insertInto('searchSynonym').values(row).execute()
    await record(ctx, 'synonym.added', { type: 'synonym', id }, told)
    return id
  })
}

/** Says it otherwise; what it was before stays on the timeline. */
export function changeSynonym(ctx: Context, id: string, told: SynonymTold): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, ...before } = await lockSynonym(ctx, id)
    mustBeAllowed(ctx, 'synonym.keep', { areaId: areaId ?? ctx.actor.areaId })
    const key = await keyOf(ctx, told)
    await mustBeNew(ctx, key, told.meant, id)
    await ctx.db
      .updateTable('searchSynonym')
      .set({ ...told, key, updatedAt: ctx.now })
      .where('id', '=', id)
      .execute()
    await record(ctx, 'synonym.changed', { type: 'synonym', id }, { ...told, before })
  })
}

/** The search no longer understands this; what it was stays on the timeline. */
export function removeSynonym(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, ...before } = await lockSynonym(ctx, id)
    mustBeAllowed(ctx, 'synonym.keep', { areaId: areaId ?? ctx.actor.areaId })
    await ctx.db.deleteFrom('searchSynonym').where('id', '=', id).execute()
    await record(ctx, 'synonym.removed', { type: 'synonym', id }, before)
  })
}

async function lockSynonym(ctx: Context, id: string) {
  const row = await synonymsVisibleTo(ctx)
    .select(['searchSynonym.areaId', 'searchSynonym.asked', 'searchSynonym.meant', 'searchSynonym.kind'])
    .where('searchSynonym.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
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
  const known = await ctx.db
    .selectFrom('searchSynonym')
    .select('id')
    .where('key', '=', key)
    .where('meant', '=', meant)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  if (known) throw new Refusal('known-already', 'The search understands this already', 'meant')
}
