import { inTransaction, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { whoRehearses } from './run.queries.server'
import { settlePlace } from './settle.commands.server'
import type { Outcome } from './prepared'

const LANES = 4

type Run = { id: string; isRehearsal: boolean; reader: Context }

/** Does what is left of a run, one place at a time. Two may go on at once, and one that was killed is gone on with. */
export async function goOn(ctx: Context, runId: string): Promise<number> {
  const found = await runOf(ctx, runId)
  if (!found || found.finishedAt !== null) return 0
  // A rehearsal knows no more than whoever rehearses: what is under embargo for them stays so.
  const run = { ...found, reader: found.isRehearsal ? whoRehearses(ctx, found) : ctx }
  const lane = () => doRest(ctx, run, false)
  // In a transaction of one connection there is but one lane.
  const done = ctx.db.isTransaction ? [await lane()] : await Promise.all(Array.from({ length: LANES }, lane))
  // What another has in hand is waited for, so that whoever reads the page next reads the end of it.
  while (await isAnythingLeft(ctx, runId)) done.push(await doRest(ctx, run, true))
  await ctx.db
    .updateTable('resultsRun')
    .set({ finishedAt: ctx.now })
    .where('id', '=', runId)
    .where('finishedAt', 'is', null)
    .where(({ not, exists }) => not(exists(left(ctx, runId))))
    .execute()
  return done.reduce((sum, one) => sum + one, 0)
}

function runOf(ctx: Context, runId: string) {
  return ctx.db
    .selectFrom('resultsRun')
    .select(['id', 'cycleId', 'providerId', 'isRehearsal', 'beganById', 'finishedAt'])
    .where('id', '=', runId)
    .executeTakeFirst()
}

async function doRest(ctx: Context, run: Run, waits: boolean): Promise<number> {
  for (let done = 0; ; done += 1) if (!(await doNext(ctx, run, waits))) return done
}

async function isAnythingLeft(ctx: Context, runId: string): Promise<boolean> {
  return (await left(ctx, runId).limit(1).executeTakeFirst()) !== undefined
}

/** The next one, with its outcome in the same transaction: so that it is done once, and once only. */
function doNext(ctx: Context, run: Run, waits: boolean): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const next = left(ctx, run.id).orderBy('position').limit(1).forUpdate()
    const item = await (waits ? next : next.skipLocked()).executeTakeFirst()
    if (!item) return false
    const { outcome, why } = await outcomeOf(ctx, run, item.choiceId)
    await ctx.db
      .updateTable('resultsRunItem')
      .set({ outcome, why, endedAt: ctx.now })
      .where('resultsRunId', '=', run.id)
      .where('choiceId', '=', item.choiceId)
      .execute()
    return true
  })
}

type Came = { outcome: Outcome; why: string | null }

async function outcomeOf(ctx: Context, run: Run, choiceId: string): Promise<Came> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      const outcome = await settlePlace(ctx, choiceId, run.isRehearsal ? { ...run.reader, db: ctx.db } : ctx)
      if (run.isRehearsal) throw new OnlyRehearsed(outcome)
      return { outcome, why: null }
    })
  } catch (error) {
    if (error instanceof OnlyRehearsed) return { outcome: error.outcome, why: null }
    if (error instanceof Refusal || error instanceof NotAllowed) return { outcome: 'refused', why: error.sentence }
    if (error instanceof NotFound) return { outcome: 'gone', why: null }
    throw error
  }
}

/** Carries what a rehearsal came to out of the transaction that takes all of it back: its letters, its moves, its events. */
class OnlyRehearsed extends Error {
  constructor(readonly outcome: Outcome) {
    super('a rehearsal changes nothing')
  }
}

function left(ctx: Context, runId: string) {
  return ctx.db
    .selectFrom('resultsRunItem')
    .select('choiceId')
    .where('resultsRunId', '=', runId)
    .where('outcome', 'is', null)
}
