import { sql } from 'kysely'
import { caseloadActsVisibleTo } from '~/access/caseload-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { givenReason } from '../areas/reason.queries.server'
import { recordNeed, takeNeedBack } from '../circumstances/need.commands.server'
import { colleagues } from '../participation/adviser.queries.server'
import { moveEntry, setNextAction } from '../participation/move.commands.server'
import { leftOutBecause, MOST_AT_ONCE } from './act'
import { tellGiven } from './act.jobs.server'
import { entriesTicked, findAct, type ActItem } from './act.queries.server'
import type { ActTerms } from './act.schemas'

/** What a form asks for, with the words of the reason still to be looked up. */
export type Planned =
  Exclude<ActTerms, { kind: 'move' }> | { kind: 'move'; adviserId: string; reason: string; detail: string | null }

/** Freezes who it would be done to, each with what stands there now; nothing is done yet. Answers with the act. */
export function planAct(ctx: Context, planned: Planned, entryIds: readonly string[]): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const entries = await entriesTicked(ctx, entryIds)
    if (entries.length === 0)
      throw new Refusal('nobody-chosen', 'Tick at least one learner who is still on a caseload.')
    if (entries.length > MOST_AT_ONCE) throw new Refusal('too-many', `Choose ${MOST_AT_ONCE} or fewer.`)
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

/** Does what was looked at, in one go; whoever has moved on since then is left out. */
export function doAct(ctx: Context, actId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { terms, items } = await lockAct(ctx, actId, ({ doneAt }) => doneAt === null, 'This was done already.')
    let done = 0
    for (const item of items) {
      const became = leftOutBecause(terms, item.before) === null ? await doTo(ctx, terms, item) : null
      if (became) done += 1
      await keep(ctx, actId, item, became)
    }
    await ctx.db
      .updateTable('caseloadAct')
      .set({ doneAt: ctx.now, doneById: ctx.actor.id })
      .where('id', '=', actId)
      .execute()
    await record(ctx, 'caseload-act.done', subjectOf(ctx, actId), { kind: terms.kind, done })
    if (terms.kind === 'move') await enqueue(ctx, tellGiven, { actId }, { key: `caseload-act:${actId}` })
  })
}

type Became = { becameId?: string; needId?: string }

async function doTo(ctx: Context, terms: ActTerms, { entryId, learnerId, before }: ActItem): Promise<Became | null> {
  if (terms.kind === 'move') {
    const becameId = await moveEntry(ctx, entryId, terms)
    return becameId === null ? null : { becameId }
  }
  if (terms.kind === 'next-action') {
    const was = { on: before.nextActionOn, kind: before.nextActionKind }
    return (await setNextAction(ctx, entryId, { on: terms.on, kind: terms.what }, was)) ? {} : null
  }
  return orLeftOut(async () => ({ needId: await recordNeed(ctx, learnerId, terms) }))
}

// A learner who was looked at may have gone, or have a newer level: that one is left out, and the others are done.
async function orLeftOut(deed: () => Promise<Became>): Promise<Became | null> {
  try {
    return await deed()
  } catch (error) {
    if (error instanceof Refusal || error instanceof NotFound) return null
    throw error
  }
}

async function keep(ctx: Context, actId: string, { entryId }: ActItem, became: Became | null) {
  const { becameId = null, needId } = became ?? {}
  await ctx.db
    .updateTable('caseloadActItem')
    .set({ outcome: became ? 'done' : 'left-out', becameId })
    .$if(needId !== undefined, (query) =>
      query.set({ before: sql`before || jsonb_build_object('needId', ${needId ?? ''}::text)` }),
    )
    .where('actId', '=', actId)
    .where('entryId', '=', entryId)
    .execute()
}

/** Takes back what an act did, wherever nobody has gone on since. */
export function undoAct(ctx: Context, actId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { terms, items } = await lockAct(
      ctx,
      actId,
      ({ doneAt, undoneAt }) => doneAt !== null && undoneAt === null,
      'This was not done, or was undone already.',
    )
    let undone = 0
    for (const item of items.filter(({ outcome }) => outcome === 'done')) {
      if (!(await undo(ctx, terms, item))) continue
      undone += 1
      await ctx.db
        .updateTable('caseloadActItem')
        .set({ isUndone: true })
        .where('actId', '=', actId)
        .where('entryId', '=', item.entryId)
        .execute()
    }
    await ctx.db
      .updateTable('caseloadAct')
      .set({ undoneAt: ctx.now, undoneById: ctx.actor.id })
      .where('id', '=', actId)
      .execute()
    await record(ctx, 'caseload-act.undone', subjectOf(ctx, actId), { kind: terms.kind, undone })
  })
}

async function undo(ctx: Context, terms: ActTerms, { entryId, becameId, before }: ActItem): Promise<boolean> {
  if (terms.kind === 'move') {
    const back = { adviserId: before.adviserId, reasonId: null, note: 'Taken back' }
    return becameId !== null && (await moveEntry(ctx, becameId, back)) !== null
  }
  if (terms.kind === 'next-action') {
    const was = { on: before.nextActionOn, kind: before.nextActionKind }
    return setNextAction(ctx, entryId, was, { on: terms.on, kind: terms.what })
  }
  return typeof before.needId === 'string' && takeNeedBack(ctx, before.needId)
}

/** The act under its lock: two who press at once do it once. */
async function lockAct(
  ctx: Context,
  actId: string,
  isRight: (act: { doneAt: Date | null; undoneAt: Date | null }) => boolean,
  otherwise: string,
) {
  const locked = await caseloadActsVisibleTo(ctx)
    .select(['caseloadAct.serviceId', 'caseloadAct.doneAt', 'caseloadAct.undoneAt'])
    .where('caseloadAct.id', '=', actId)
    .forUpdate('caseloadAct')
    .executeTakeFirst()
  const act = orNotFound(locked, 'act')
  mustBeAllowed(ctx, 'caseload.move', { organisationId: act.serviceId })
  if (!isRight(act)) throw new Refusal('changed-meanwhile', otherwise)
  return findAct(ctx, actId)
}

function subjectOf({ actor }: Context, id: string) {
  return { type: 'caseload-act', id, organisationId: actor.organisationId }
}
