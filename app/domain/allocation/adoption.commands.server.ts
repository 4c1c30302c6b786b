import { mustBeAllowed } from '~/access/guard.server'
import { lockCase, panelReasons } from '~/domain/panels/case.queries.server'
import { carryOut } from '~/domain/panels/decision.commands.server'
import { tableFor } from '~/domain/panels/decision'
import { refuseUnless } from '~/domain/panels/meeting'
import { findMeeting, lockMeeting } from '~/domain/panels/meeting.queries.server'
import { deciding, heldBy } from '~/domain/panels/panel'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import type { AdoptionForm } from './allocation.schemas'
import { carryOutAllocation } from './adoption.jobs.server'

const RUNS_AT_ONCE = 20

/**
 * The panel adopts a run, at a meeting that is open and has its quorum: as one decision on all its cases. One run with a complaint
 * cannot be adopted, and no run twice. What follows for each case is done one after another.
 */
export function adoptRun(ctx: Context, runId: string, { meeting: meetingId }: AdoptionForm) {
  return inTransaction(ctx, async (ctx) => {
    const meeting = await lockMeeting(ctx, meetingId, 'decide')
    const run = await lockRun(ctx, runId)
    const panel = await findPanel(ctx, run.panelId)
    mustBeAllowed(ctx, 'allocation.adopt', heldBy(panel.held, deciding))
    if (meeting.panelId !== run.panelId) throw new NotFound('meeting')
    refuseUnless('open', meeting)
    if (run.adoptedAt !== null) throw new Refusal('adopted-before', 'This allocation has been adopted already.')
    if (run.complaints > 0) throw new Refusal('not-fair', 'The proof has found something wrong with this allocation.')
    if (panel.held) tableFor(panel.held, { present: meeting.present, conflicted: [], before: [], quorum: panel.quorum })
    await ctx.db
      .updateTable('allocationRun')
      .set({ adoptedAt: ctx.now, adoptedById: ctx.actor.id, meetingId })
      .where('id', '=', runId)
      .execute()
    await record(ctx, 'allocation.adopted', { type: 'allocation', id: runId }, { meetingId })
    await enqueue(ctx, carryOutAllocation, { runId }, { key: `allocation:${runId}` })
  })
}

/** Does what is left of an adopted run, one case at a time. Two may go on at once, and one that was killed is gone on with. */
export async function goOnWith(ctx: Context, runId: string): Promise<number> {
  const run = await ctx.db
    .selectFrom('allocationRun')
    .select(['panelId', 'meetingId', 'finishedAt'])
    .where('id', '=', runId)
    .executeTakeFirst()
  if (!run?.meetingId || run.finishedAt !== null) return 0
  const { present } = await findMeeting(ctx, run.meetingId)
  const deciders = present.filter(({ seat }) => deciding.some((one) => one === seat)).map(({ memberId }) => memberId)
  const full = orNotFound((await panelReasons(ctx, ['panel-reserve'])).find(({ code }) => code === 'group-full'))
  const lore = { runId, panelId: run.panelId, meetingId: run.meetingId, deciders, reasonId: full.id }
  let done = 0
  while (await doNext(ctx, lore)) done += 1
  await ctx.db
    .updateTable('allocationRun')
    .set({ finishedAt: ctx.now })
    .where('id', '=', runId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('allocationResult').select('caseId').where('runId', '=', runId).where('endedAt', 'is', null)),
      ),
    )
    .execute()
  return done
}

/** Each night: adopted runs that were cut off are gone on with. */
export async function finishAllocations(ctx: Context): Promise<number> {
  const runs = await ctx.db
    .selectFrom('allocationRun')
    .select('id')
    .where('adoptedAt', 'is not', null)
    .where('finishedAt', 'is', null)
    .orderBy('adoptedAt')
    .orderBy('id')
    .limit(RUNS_AT_ONCE)
    .execute()
  let done = 0
  for (const { id } of runs) done += await goOnWith(ctx, id)
  return done
}

type Lore = { runId: string; panelId: string; meetingId: string; deciders: readonly string[]; reasonId: string }

/** The next case, with its outcome in the same transaction: so that it is done once, and once only. */
function doNext(ctx: Context, lore: Lore): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const next = await ctx.db
      .selectFrom('allocationResult')
      .select(['caseId', 'sharedRunId'])
      .where('runId', '=', lore.runId)
      .where('endedAt', 'is', null)
      .orderBy('caseId')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!next) return false
    const why = await outcomeOf(ctx, lore, next)
    await ctx.db
      .updateTable('allocationResult')
      .set({ endedAt: ctx.now, why })
      .where('runId', '=', lore.runId)
      .where('caseId', '=', next.caseId)
      .execute()
    return true
  })
}

async function outcomeOf(
  ctx: Context,
  lore: Lore,
  { caseId, sharedRunId }: { caseId: string; sharedRunId: string | null },
) {
  try {
    await inTransaction(ctx, async (ctx) => {
      const found = await lockCase(ctx, caseId)
      const panel = await findPanel(ctx, lore.panelId)
      const isPlaced = sharedRunId !== null
      const form = {
        ...{ version: found.version, other: null, detail: null, run: sharedRunId },
        ...{ outcome: isPlaced ? ('place' as const) : ('reserve' as const), reason: isPlaced ? null : lore.reasonId },
      }
      const { meetingId, deciders } = lore
      await carryOut(ctx, found, panel, { meetingId, form, isAppeal: false, deciders })
    })
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.sentence
    if (error instanceof NotFound) return 'This case is not there any more.'
    throw error
  }
}

async function lockRun(ctx: Context, runId: string) {
  const run = ctx.db
    .selectFrom('allocationRun')
    .select(['panelId', 'adoptedAt', 'complaints'])
    .where('id', '=', runId)
    .forUpdate()
  return orNotFound(await run.executeTakeFirst(), 'allocation')
}
