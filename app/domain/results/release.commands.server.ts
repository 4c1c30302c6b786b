import { sql } from 'kysely'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import type { Cycle } from '~/domain/cycles/cycle'
import { goOnWith } from './release.jobs.server'
import { waitingForResults } from './prepared'

const FALLBACK_MS = 60_000
const DONE_AT_ONCE = 50

/**
 * Results are out in a cycle: from this moment they are known, and every place that depends on them is settled by the job, one
 * at a time, so that nobody waits behind all of them. Asked again, what was cut off is gone on with. How many places it begins.
 */
export function release(ctx: Context, { id: cycleId, areaId }: Cycle): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { resultsOutAt } = await ctx.db
      .selectFrom('cycle')
      .select('resultsOutAt')
      .where('id', '=', cycleId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    if (resultsOutAt !== null) {
      const runId = await unfinishedRelease(ctx, cycleId)
      if (runId !== null) await enqueue(ctx, goOnWith, { runId }, { key: keyOf(runId) })
      return 0
    }
    await ctx.db.updateTable('cycle').set({ resultsOutAt: ctx.now }).where('id', '=', cycleId).execute()
    const run = await beginRun(ctx, { cycleId, providerId: null, isRehearsal: false })
    await record(ctx, 'results.released', { type: 'area', id: areaId }, { cycle: cycleId, places: run.size })
    return run.size
  })
}

const keyOf = (runId: string) => `results-run:${runId}`

async function unfinishedRelease(ctx: Context, cycleId: string): Promise<string | null> {
  const run = await ctx.db
    .selectFrom('resultsRun')
    .select('id')
    .where('cycleId', '=', cycleId)
    .where('providerId', 'is', null)
    .where('isRehearsal', '=', false)
    .where('finishedAt', 'is', null)
    .executeTakeFirst()
  return run?.id ?? null
}

type Run = { cycleId: string; providerId: string | null; isRehearsal: boolean }

/** A run over all places of which results or a prepared decision say something; of one provider, or of the whole cycle. */
export async function beginRun(ctx: Context, { cycleId, providerId, isRehearsal }: Run) {
  const id = newId()
  const began = { beganById: ctx.actor.id, beganAt: ctx.now }
  await ctx.db
    .insertInto('resultsRun')
    .values({ id, cycleId, providerId, isRehearsal, size: 0, ...began })
    .execute()
  const { rows } = await sql<{ size: number }>`
    with item as (
      insert into results_run_item (results_run_id, choice_id, position)
      select ${id}, choice.id, row_number() over (order by choice.id)
      from choice
      where choice.cycle_id = ${cycleId} and choice.state = any (${`{${waitingForResults.join(',')}}`}::choice_state[])
        and (${providerId}::uuid is null or choice.provider_id = ${providerId})
        and (exists (select from exam_result result
            where result.learner_id = choice.learner_id and result.cycle_id = choice.cycle_id
              and (not ${isRehearsal} or ${providerId}::uuid is null or result.given_by_id = ${providerId}))
          or exists (select from prepared_decision prepared
            where prepared.choice_id = choice.id and prepared.decision is not null))
      returning 1)
    select count(*)::int as size from item`.execute(ctx.db)
  const size = rows[0]?.size ?? 0
  await ctx.db.updateTable('resultsRun').set({ size }).where('id', '=', id).execute()
  // A provider's few are done by whoever began; should that be cut off, the job does the rest.
  const isDoneHere = providerId !== null && size <= DONE_AT_ONCE
  const runAt = isDoneHere ? { runAt: new Date(ctx.now.getTime() + FALLBACK_MS) } : {}
  await enqueue(ctx, goOnWith, { runId: id }, { key: keyOf(id), ...runAt })
  return { id, size, isDoneHere }
}
