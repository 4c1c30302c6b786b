import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { neighboursVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { MOST_NEIGHBOURS } from './neighbour'
import type { Taking } from './neighbour-file.commands.server'
import { pullOneNeighbour } from './neighbour.jobs.server'
import type { NeighbourForm } from './neighbour.schemas'

/** A neighbouring area is named; where its file has an address, it is fetched at once and every night. */
export function addNeighbour(ctx: Context, told: NeighbourForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const areaId = orNotFound(ctx.actor.areaId ?? undefined, 'area')
    mustBeAllowed(ctx, 'neighbour.keep', { areaId })
    await mustBeNew(ctx, areaId, told.name)
    const id = newId()
    await ctx.db
      .insertInto('neighbour')
      .values({ id, areaId, ...told, createdAt: ctx.now })
      .execute()
    await record(ctx, 'neighbour.added', { type: 'neighbour', id }, told)
    if (told.url !== null) await ask(ctx, id, { mayRemoveMany: false })
    return id
  })
}

/** Says otherwise what a neighbour is called, where its file lies or whose its courses are. */
export function changeNeighbour(ctx: Context, id: string, told: NeighbourForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, ...before } = await lockNeighbour(ctx, id)
    mustBeAllowed(ctx, 'neighbour.keep', { areaId })
    await mustBeNew(ctx, areaId, told.name, id)
    const isElsewhere = told.url !== before.url
    await ctx.db
      .updateTable('neighbour')
      .set({ ...told, ...(isElsewhere ? { etag: null } : {}) })
      .where('id', '=', id)
      .execute()
    await record(ctx, 'neighbour.changed', { type: 'neighbour', id }, { ...told, before })
    if (isElsewhere && told.url !== null) await ask(ctx, id, { mayRemoveMany: false })
  })
}

/** Fetches a neighbour's courses now instead of tonight. */
export function fetchNeighbour(ctx: Context, id: string, taking: Taking): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, url } = await lockNeighbour(ctx, id)
    mustBeAllowed(ctx, 'neighbour.keep', { areaId })
    if (url === null) throw new Refusal('no-address', 'No address is set. Write one, or send the file by hand.')
    await record(ctx, 'neighbour.asked', { type: 'neighbour', id }, taking)
    await ask(ctx, id, taking)
  })
}

/** A neighbour is forgotten, with all its courses. */
export function removeNeighbour(ctx: Context, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, ...before } = await lockNeighbour(ctx, id)
    mustBeAllowed(ctx, 'neighbour.keep', { areaId })
    await ctx.db.deleteFrom('neighbour').where('id', '=', id).execute()
    await record(ctx, 'neighbour.removed', { type: 'neighbour', id }, before)
  })
}

async function ask(ctx: Context, neighbourId: string, { mayRemoveMany }: Taking) {
  const outcome = 'It is being fetched now.'
  await ctx.db.updateTable('neighbour').set({ outcome }).where('id', '=', neighbourId).execute()
  await enqueue(ctx, pullOneNeighbour, { neighbourId, mayRemoveMany }, { key: `pull-neighbour:${neighbourId}` })
}

async function lockNeighbour(ctx: Context, id: string) {
  const row = await neighboursVisibleTo(ctx)
    .select(['neighbour.areaId', 'neighbour.name', 'neighbour.url', 'neighbour.attribution'])
    .where('neighbour.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return orNotFound(row, 'neighbour')
}

async function mustBeNew(ctx: Context, areaId: string, name: string, except?: string) {
  const known = await ctx.db
    .selectFrom('neighbour')
    .select(['id', sql<boolean>`lower(name) = lower(${name})`.as('isSame')])
    .where('areaId', '=', areaId)
    .limit(MOST_NEIGHBOURS)
    .execute()
  if (known.some(({ id, isSame }) => isSame && id !== except))
    throw new Refusal('known-already', 'There is a neighbour of this name already', 'name')
  if (except === undefined && known.length >= MOST_NEIGHBOURS)
    throw new Refusal('too-many', `There may be ${MOST_NEIGHBOURS} neighbours at most`, 'name')
}
