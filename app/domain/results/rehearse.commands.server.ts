import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, systemContext, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { goOn } from './go-on.commands.server'
import { beginRun } from './release.commands.server'

/**
 * Plays the release of one's own places without doing anything: the very deeds, each taken back. No letter leaves, and
 * nothing is seen that is still under embargo. Answers with the run, whose page is the report.
 */
export function rehearse(ctx: Context): Promise<string> {
  return beginOwn(ctx, true)
}

/** After the minute: what was prepared since, and what came in late, is done. */
export async function releasePrepared(ctx: Context): Promise<string> {
  const { id: cycleId } = await currentCycle(ctx)
  const { resultsOutAt } = await ctx.db
    .selectFrom('cycle')
    .select('resultsOutAt')
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow()
  if (resultsOutAt === null)
    throw new Refusal('not-out-yet', 'Results are not out yet. It will be done at that minute.')
  return beginOwn(ctx, false)
}

async function beginOwn(ctx: Context, isRehearsal: boolean): Promise<string> {
  const { id: cycleId } = await currentCycle(ctx)
  const run = await inTransaction(ctx, async (ctx) => {
    const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'results.prepare', { providerId })
    const run = await beginRun(ctx, { cycleId, providerId, isRehearsal })
    const subject = { type: 'organisation', id: providerId, organisationId: providerId }
    await record(ctx, isRehearsal ? 'results.rehearsed' : 'results.gone-on', subject, { places: run.size })
    return run
  })
  if (run.isDoneHere) await goOn(systemContext(ctx.db, ctx.now, ctx.requestId), run.id)
  return run.id
}
