import { sql } from 'kysely'
import { advisersVisibleTo } from '~/access/caseload-scopes.server'
import { visitor } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { recordNeed, takeNeedBack } from '../circumstances/need.commands.server'
import { moveEntry, setNextAction } from '../participation/move.commands.server'
import { leftOutBecause } from './act'
import { tellGiven } from './act.jobs.server'
import { actTerms, heldBefore, type ActTerms } from './act.schemas'

/** So many in one transaction: what is cut off loses no more than these, and a page sees how far it is. */
const STEP = 25

/** Goes on with an act that was begun, or with undoing it, until nobody is left. What two do at once is done once. */
export async function goOn(ctx: Context, actId: string): Promise<void> {
  while (await goOneStep(ctx, actId)) continue
}

function goOneStep(ctx: Context, actId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const act = await heldAct(ctx, actId)
    if (!act?.begunAt) return false
    const isUndoing = act.undoBegunAt !== null
    if (isUndoing ? act.undoneAt : act.doneAt) return false
    const terms = actTerms.parse(act.terms)
    const adviser = await asAdviser(ctx, act.serviceId, isUndoing ? act.undoBegunById : act.begunById)
    const items = await itemsLeft(ctx, actId, isUndoing)
    for (const item of items) await (isUndoing ? undoOne : doOne)(adviser, ctx, actId, terms, item)
    if (items.length === STEP) return true
    await (isUndoing ? endUndoing : endDoing)(adviser ?? ctx, act)
    return false
  })
}

/** The act, held so that one goes on with it at a time. */
function heldAct(ctx: Context, actId: string) {
  return ctx.db
    .selectFrom('caseloadAct')
    .select(['id', 'serviceId', 'kind', 'terms', 'begunAt', 'begunById', 'doneAt'])
    .select(['undoBegunAt', 'undoBegunById', 'undoneAt'])
    .where('id', '=', actId)
    .forUpdate()
    .executeTakeFirst()
}

type Held = NonNullable<Awaited<ReturnType<typeof heldAct>>>

/** The deeds are those of the adviser who began, not the system's; of one who works there no longer, none. */
async function asAdviser(ctx: Context, serviceId: string, accountId: string | null): Promise<Context | null> {
  const system: Context = { ...ctx, actor: { ...ctx.actor, role: 'system' } }
  const found = await advisersVisibleTo(system)
    .select(['membership.id', 'service.areaId'])
    .where('membership.organisationId', '=', serviceId)
    .where('membership.accountId', '=', accountId)
    .executeTakeFirst()
  if (!found) return null
  const { id: membershipId, areaId } = found
  return {
    ...ctx,
    actor: { ...visitor, id: accountId, role: 'adviser', organisationId: serviceId, areaId, membershipId },
  }
}

async function itemsLeft(ctx: Context, actId: string, isUndoing: boolean) {
  const rows = await ctx.db
    .selectFrom('caseloadActItem')
    .innerJoin('caseloadEntry', 'caseloadEntry.id', 'caseloadActItem.entryId')
    .select([
      'caseloadActItem.entryId',
      'caseloadActItem.before',
      'caseloadActItem.becameId',
      'caseloadEntry.learnerId',
    ])
    .where('caseloadActItem.actId', '=', actId)
    .$if(!isUndoing, (query) => query.where('caseloadActItem.outcome', 'is', null))
    .$if(isUndoing, (query) =>
      query.where('caseloadActItem.outcome', '=', 'done').where('caseloadActItem.isUndoTried', '=', false),
    )
    .orderBy('caseloadActItem.position')
    .limit(STEP)
    .execute()
  return rows.map(({ before, ...row }) => ({ ...row, before: heldBefore.parse(before) }))
}

type Item = Awaited<ReturnType<typeof itemsLeft>>[number]
type Became = { becameId?: string; needId?: string }

async function doOne(adviser: Context | null, ctx: Context, actId: string, terms: ActTerms, item: Item) {
  const became = adviser && leftOutBecause(terms, item.before) === null ? await doTo(adviser, terms, item) : null
  const { becameId = null, needId } = became ?? {}
  await ctx.db
    .updateTable('caseloadActItem')
    .set({ outcome: became ? 'done' : 'left-out', becameId })
    .$if(needId !== undefined, (query) =>
      query.set({ before: sql`before || jsonb_build_object('needId', ${needId ?? ''}::text)` }),
    )
    .where('actId', '=', actId)
    .where('entryId', '=', item.entryId)
    .execute()
}

async function doTo(ctx: Context, terms: ActTerms, { entryId, learnerId, before }: Item): Promise<Became | null> {
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

async function undoOne(adviser: Context | null, ctx: Context, actId: string, terms: ActTerms, item: Item) {
  const isUndone = adviser !== null && (await undo(adviser, terms, item))
  await ctx.db
    .updateTable('caseloadActItem')
    .set({ isUndone, isUndoTried: true })
    .where('actId', '=', actId)
    .where('entryId', '=', item.entryId)
    .execute()
}

async function undo(ctx: Context, terms: ActTerms, { entryId, becameId, before }: Item): Promise<boolean> {
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

async function endDoing(ctx: Context, act: Held) {
  await ctx.db.updateTable('caseloadAct').set({ doneAt: ctx.now }).where('id', '=', act.id).execute()
  const done = await countOf(ctx, act.id, 'done')
  await record(ctx, 'caseload-act.done', subjectOf(act, act.id), { kind: act.kind, done })
  if (act.kind === 'move') await enqueue(ctx, tellGiven, { actId: act.id }, { key: `caseload-act:${act.id}` })
}

async function endUndoing(ctx: Context, act: Held) {
  await ctx.db.updateTable('caseloadAct').set({ undoneAt: ctx.now }).where('id', '=', act.id).execute()
  const undone = await countOf(ctx, act.id, 'undone')
  await record(ctx, 'caseload-act.undone', subjectOf(act, act.id), { kind: act.kind, undone })
}

async function countOf(ctx: Context, actId: string, what: 'done' | 'undone'): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('caseloadActItem')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('actId', '=', actId)
    .where('outcome', '=', 'done')
    .$if(what === 'undone', (query) => query.where('isUndone', '=', true))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function subjectOf({ serviceId }: { serviceId: string }, id: string) {
  return { type: 'caseload-act', id, organisationId: serviceId }
}
