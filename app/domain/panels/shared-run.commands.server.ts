import { mustBeAllowed } from '~/access/guard.server'
import { refuseOverlap } from '~/domain/blocks/block'
import { blocksOf } from '~/domain/blocks/block.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { heldBy } from './panel'
import { findPanel } from './panel.queries.server'
import { hostOfRun, lockSharedRun } from './shared-run.queries.server'
import type { SharedRunChange, SharedRunForm, SharedRunTerms } from './shared-run.schemas'

/** The clerk shares a course run of a host: with so many places, on these days, in these blocks. */
export function shareRun(ctx: Context, panelId: string, { run, blocks, ...terms }: SharedRunForm) {
  return inTransaction(ctx, async (ctx) => {
    const panel = await findPanel(ctx, panelId)
    mustBeAllowed(ctx, 'panel.keep', heldBy(panel.held, ['clerk']))
    const host = await hostOfRun(ctx, panel.areaId, run)
    if (!host) throw new Refusal('no-such-run', 'Choose a course from the list.', 'run')
    await refuseBlocks(ctx, panel.areaId, blocks)
    const id = newId()
    const made = await ctx.db
      .insertInto('sharedRun')
      .values({ id, panelId, courseRunId: run, hostId: host.hostId, ...terms, sharedAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (made.length === 0)
      throw new Refusal('shared-already', 'The panel shares this course from this day already.', 'run')
    await keepBlocks(ctx, id, blocks)
    await record(ctx, 'shared-run.added', subjectOf(id, host.hostId), { title: host.title, places: terms.places })
    return id
  })
}

/** The clerk changes what stands for a shared course. Nobody who has a place loses it by this. */
export function changeSharedRun(ctx: Context, sharedRunId: string, { version, blocks, ...terms }: SharedRunChange) {
  return inTransaction(ctx, async (ctx) => {
    const run = await lockSharedRun(ctx, sharedRunId)
    const panel = await findPanel(ctx, run.panelId)
    mustBeAllowed(ctx, 'panel.keep', heldBy(panel.held, ['clerk']))
    if (run.version !== version)
      throw new Refusal('changed-meanwhile', 'Somebody has changed this meanwhile. Look at it as it is now.')
    const taken = run.provisional + run.confirmed
    refuseFewer(terms, taken)
    const before = run.blocks.map(({ id }) => id)
    if (taken > 0 && (!sameList(before, blocks) || terms.fromOn !== run.fromOn || terms.untilOn !== run.untilOn))
      throw new Refusal(
        'in-use',
        'Learners have places here, so its days and blocks stay. Share it anew for other days.',
      )
    await refuseBlocks(ctx, panel.areaId, blocks)
    await ctx.db
      .updateTable('sharedRun')
      .set({ ...terms, version: version + 1 })
      .where('id', '=', sharedRunId)
      .execute()
    await ctx.db.deleteFrom('sharedRunBlock').where('sharedRunId', '=', sharedRunId).execute()
    await keepBlocks(ctx, sharedRunId, blocks)
    await record(ctx, 'shared-run.changed', subjectOf(sharedRunId, run.hostId), { places: terms.places })
    return run.panelId
  })
}

function refuseFewer({ places }: Pick<SharedRunTerms, 'places'>, taken: number) {
  if (places >= taken) return
  throw new Refusal('fewer-than-taken', `${taken} places are held or taken. There cannot be fewer.`, 'places')
}

async function refuseBlocks(ctx: Context, areaId: string, ids: readonly string[]) {
  const known = await blocksOf(ctx, areaId)
  const chosen = known.filter(({ id }) => ids.includes(id))
  if (chosen.length < new Set(ids).size) throw new Refusal('no-such-block', 'Choose blocks from the list.', 'blocks')
  refuseOverlap(chosen)
}

function keepBlocks(ctx: Context, sharedRunId: string, blocks: readonly string[]) {
  return ctx.db
    .insertInto('sharedRunBlock')
    .values([...new Set(blocks)].map((blockId) => ({ sharedRunId, blockId })))
    .execute()
}

function sameList(a: readonly string[], b: readonly string[]) {
  return a.length === b.length && a.every((one) => b.includes(one))
}

function subjectOf(id: string, hostId: string) {
  return { type: 'shared-run', id, organisationId: hostId }
}
