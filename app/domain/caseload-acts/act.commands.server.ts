import { caseloadActsVisibleTo } from '~/access/caseload-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { formatDay, londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { givenReason } from '../areas/reason.queries.server'
import { colleagues } from '../participation/adviser.queries.server'
import { DONE_AT_ONCE, lastUndoDay, MOST_AT_ONCE } from './act'
import { entriesNamed } from './act.queries.server'
import type { ActTerms } from './act.schemas'
import { goOn, subjectOf } from './go-on.commands.server'
import { goOnWithAct } from './go-on.jobs.server'

const FALLBACK_MS = 60_000

/** What a form asks for, with the words of the reason still to be looked up. */
export type Planned =
  Exclude<ActTerms, { kind: 'move' }> | { kind: 'move'; adviserId: string; reason: string; detail: string | null }

/** Freezes who it would be done to, each with what stands there now; nothing is done yet. Answers with the act. */
export function planAct(ctx: Context, planned: Planned, entryIds: readonly string[]): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    if (entryIds.length > MOST_AT_ONCE)
      throw new Refusal('too-many', `Choose ${MOST_AT_ONCE.toLocaleString('en-GB')} or fewer: narrow the list first.`)
    const entries = await entriesNamed(ctx, entryIds)
    if (entries.length === 0)
      throw new Refusal('nobody-chosen', 'Tick at least one learner who is still on a caseload.')
    const serviceId = orNotFound(ctx.actor.organisationId ?? undefined, 'service')
    mustBeAllowed(ctx, 'caseload.move', { organisationId: serviceId })
    const terms = await termsOf(ctx, planned)
    const id = newId()
    const at = { plannedById: ctx.actor.id ?? '', plannedAt: ctx.now }
    await ctx.db
      .insertInto('caseloadAct')
      .values({ id, serviceId, kind: terms.kind, terms: JSON.stringify(terms), size: entries.length, ...at })
      .execute()
    await ctx.db
      .insertInto('caseloadActItem')
      .values(
        entries.map(
          ({ id: entryId, adviserId, adviserName, nextActionOn, nextActionKind, level, isNameOnly }, position) => ({
            ...{ actId: id, entryId, position },
            before: JSON.stringify({ adviserId, adviserName, nextActionOn, nextActionKind, level, isNameOnly }),
          }),
        ),
      )
      .execute()
    return id
  })
}

async function termsOf(ctx: Context, planned: Planned): Promise<ActTerms> {
  if (planned.kind !== 'move') return planned
  const { adviserId, reason, detail } = planned
  const all = await colleagues(ctx)
  if (!all.some(({ accountId }) => accountId === adviserId))
    throw new Refusal('not-a-colleague', 'This adviser does not work here any more. Choose another.', 'adviser')
  const { reasonId, label } = await givenReason(ctx, 'caseload-moved', { reason, detail })
  return { kind: 'move', adviserId, reasonId, note: detail === null ? label : `${label}: ${detail}` }
}

/** Begins what was looked at: a few are done at once, many in the background. Answers how many they are. */
export async function doAct(ctx: Context, actId: string): Promise<number> {
  const { size } = await inTransaction(ctx, async (ctx) => {
    const act = await lockAct(ctx, actId)
    if (act.begunAt !== null) throw new Refusal('changed-meanwhile', 'This was done already.')
    await ctx.db
      .updateTable('caseloadAct')
      .set({ begunAt: ctx.now, begunById: ctx.actor.id })
      .where('id', '=', actId)
      .execute()
    await record(ctx, 'caseload-act.begun', subjectOf(act, actId), { kind: act.kind, size: act.size })
    await askToGoOn(ctx, actId, act.size)
    return act
  })
  if (size <= DONE_AT_ONCE) await goOn(ctx, actId)
  return size
}

/** Takes back what an act did, wherever nobody has gone on since; for some days, and for all of them together. */
export async function undoAct(ctx: Context, actId: string): Promise<number> {
  const { size } = await inTransaction(ctx, async (ctx) => {
    const act = await lockAct(ctx, actId)
    if (act.doneAt === null || act.undoBegunAt !== null)
      throw new Refusal('changed-meanwhile', 'This was not done, or was undone already.')
    const lastDay = lastUndoDay(act.doneAt)
    if (londonDay(ctx.now) > lastDay)
      throw new Refusal('too-late', `This could be undone until ${formatDay(lastDay)}. Change each learner by itself.`)
    await ctx.db
      .updateTable('caseloadAct')
      .set({ undoBegunAt: ctx.now, undoBegunById: ctx.actor.id })
      .where('id', '=', actId)
      .execute()
    await record(ctx, 'caseload-act.undo-begun', subjectOf(act, actId), { kind: act.kind, size: act.size })
    await askToGoOn(ctx, actId, act.size)
    return act
  })
  if (size <= DONE_AT_ONCE) await goOn(ctx, actId)
  return size
}

/** A few are done by the person's own request; should that be cut off, the job does the rest. */
function askToGoOn(ctx: Context, actId: string, size: number) {
  const runAt = size <= DONE_AT_ONCE ? { runAt: new Date(ctx.now.getTime() + FALLBACK_MS) } : {}
  return enqueue(ctx, goOnWithAct, { actId }, { key: `caseload-act-going:${actId}`, ...runAt })
}

/** The act under its lock: two who press at once do it once. */
async function lockAct(ctx: Context, actId: string) {
  const locked = await caseloadActsVisibleTo(ctx)
    .select(['caseloadAct.serviceId', 'caseloadAct.kind', 'caseloadAct.size', 'caseloadAct.begunAt'])
    .select(['caseloadAct.doneAt', 'caseloadAct.undoBegunAt'])
    .where('caseloadAct.id', '=', actId)
    .forUpdate('caseloadAct')
    .executeTakeFirst()
  const act = orNotFound(locked, 'act')
  mustBeAllowed(ctx, 'caseload.move', { organisationId: act.serviceId })
  return act
}
