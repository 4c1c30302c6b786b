import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { refuseOverlap } from './block'
import { blocksOf, isBlockUsed } from './block.queries.server'
import type { BlockForm } from './block.schemas'

/**
 * Adds a block to the week of an area, within a deed of whoever keeps it. Blocks of one area never overlap: so a learner who is
 * in one place in a block is in no other place at that hour.
 */
export function addBlock(ctx: Context, areaId: string, block: BlockForm) {
  return inTransaction(ctx, async (ctx) => {
    await lockWeek(ctx, areaId)
    const known = await blocksOf(ctx, areaId)
    if (known.some(({ name }) => name.toLowerCase() === block.name.toLowerCase()))
      throw new Refusal('name-taken', 'There is a block of this name already.', 'name')
    const id = newId()
    refuseOverlap([...known.map(shortTimes), { id, ...block }])
    await ctx.db
      .insertInto('timetableBlock')
      .values({ id, areaId, ...block })
      .execute()
    await record(ctx, 'block.added', { type: 'timetable-block', id }, { ...block })
    return id
  })
}

/** Takes a block out of the week; refused while anybody is expected in it. What was booked in it before stays as it was. */
export function retireBlock(ctx: Context, areaId: string, blockId: string) {
  return inTransaction(ctx, async (ctx) => {
    await lockWeek(ctx, areaId)
    const block = (await blocksOf(ctx, areaId)).find(({ id }) => id === blockId)
    const { name } = orNotFound(block, 'block')
    if (await isBlockUsed(ctx, blockId))
      throw new Refusal('block-used', 'Learners are expected in this block. End that first.')
    await ctx.db.updateTable('timetableBlock').set({ retiredAt: ctx.now }).where('id', '=', blockId).execute()
    await record(ctx, 'block.retired', { type: 'timetable-block', id: blockId }, { name })
  })
}

/** Two who change one week wait for each other. */
async function lockWeek(ctx: Context, areaId: string) {
  await ctx.db.selectFrom('area').select('id').where('id', '=', areaId).forNoKeyUpdate().execute()
}

// The database says 13:00:00 where a form says 13:00.
function shortTimes<B extends { starts: string; ends: string }>(block: B): B {
  return { ...block, starts: block.starts.slice(0, 5), ends: block.ends.slice(0, 5) }
}
