import { roles, visitor, usualRights } from '~/kit/actor'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { staffStanding } from '~/domain/queues/assignment.queries.server'
import { actTerms, type ActTerms } from './bulk-act.schemas'
import { doOne, learnOf, type Lore } from './deed.commands.server'

const LANES = 4
const ACTS_AT_ONCE = 100

/** Does what is left of an act, one application at a time. Two may go on at once, and one that was killed is gone on with. */
export async function goOn(ctx: Context, actId: string): Promise<number> {
  const act = await actOf(ctx, actId)
  if (!act || act.finishedAt !== null) return 0
  const terms = actTerms.parse(act.terms)
  const staff = await asStaff(ctx, act)
  const isStillHere = staff.actor.rights.length > 0
  const lore = await learnOf(staff, terms)
  const lane = () => doRest(staff, actId, terms, isStillHere ? lore : null)
  // In a transaction of one connection there is but one lane.
  const done = ctx.db.isTransaction ? [await lane()] : await Promise.all(Array.from({ length: LANES }, lane))
  // What another has in hand is waited for, so that whoever reads the page next reads the end of it.
  while (await isAnythingLeft(ctx, actId)) done.push(await doRest(staff, actId, terms, isStillHere ? lore : null, true))
  await ctx.db
    .updateTable('bulkAct')
    .set({ finishedAt: ctx.now })
    .where('id', '=', actId)
    .where('finishedAt', 'is', null)
    .where(({ not, exists }) => not(exists(left(ctx, actId))))
    .execute()
  return done.reduce((sum, one) => sum + one, 0)
}

/** Each night: what was cut off and never begun again is done. */
export async function finishActs(ctx: Context): Promise<number> {
  const acts = await ctx.db
    .selectFrom('bulkAct')
    .select('id')
    .where('finishedAt', 'is', null)
    .orderBy('madeAt')
    .limit(ACTS_AT_ONCE)
    .execute()
  let done = 0
  for (const { id } of acts) done += await goOn(ctx, id)
  return done
}

function actOf(ctx: Context, actId: string) {
  return ctx.db
    .selectFrom('bulkAct')
    .innerJoin('organisation as provider', 'provider.id', 'bulkAct.providerId')
    .select(['bulkAct.id', 'bulkAct.providerId', 'bulkAct.terms', 'bulkAct.finishedAt', 'provider.areaId'])
    .select(['bulkAct.madeById', 'bulkAct.madeByRole'])
    .where('bulkAct.id', '=', actId)
    .executeTakeFirst()
}

type Act = NonNullable<Awaited<ReturnType<typeof actOf>>>

/** The deeds are those of the person who began, and no more than they may do: not the system's. */
async function asStaff(ctx: Context, { madeById, madeByRole, providerId, areaId }: Act): Promise<Context> {
  const role = roles.find((name) => name === madeByRole) ?? 'visitor'
  const standing =
    madeById === null
      ? { rights: usualRights(madeByRole), partnerId: null }
      : await staffStanding(ctx, providerId, madeById)
  return { ...ctx, actor: { ...visitor, id: madeById, role, ...standing, organisationId: providerId, areaId } }
}

async function doRest(ctx: Context, actId: string, terms: ActTerms, lore: Lore | null, waits = false): Promise<number> {
  for (let done = 0; ; done += 1) if (!(await doNext(ctx, actId, terms, lore, waits))) return done
}

async function isAnythingLeft(ctx: Context, actId: string): Promise<boolean> {
  return (await left(ctx, actId).limit(1).executeTakeFirst()) !== undefined
}

/** The next one, with its outcome in the same transaction: so that it is done once, and once only. */
function doNext(ctx: Context, actId: string, terms: ActTerms, lore: Lore | null, waits: boolean): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const next = left(ctx, actId).orderBy('position').limit(1).forUpdate()
    const item = await (waits ? next : next.skipLocked()).executeTakeFirst()
    if (!item) return false
    const { beforeId, why } = await outcomeOf(ctx, terms, item, lore)
    await ctx.db
      .updateTable('bulkActItem')
      .set({
        outcome: why === null ? 'done' : 'refused',
        why,
        endedAt: ctx.now,
        ...(beforeId === undefined ? {} : { beforeId }),
      })
      .where('bulkActId', '=', actId)
      .where('choiceId', '=', item.choiceId)
      .execute()
    return true
  })
}

type Item = { choiceId: string; version: number; beforeId: string | null }
type Outcome = { beforeId?: string | null; why: string | null }

async function outcomeOf(ctx: Context, terms: ActTerms, item: Item, lore: Lore | null): Promise<Outcome> {
  if (!lore) return { why: 'Whoever began this does not work here any more.' }
  try {
    return { ...(await inTransaction(ctx, (ctx) => doOne(ctx, terms, item, lore))), why: null }
  } catch (error) {
    if (error instanceof Refusal || error instanceof NotAllowed) return { why: error.sentence }
    if (error instanceof NotFound) return { why: 'This application is not there any more.' }
    throw error
  }
}

function left(ctx: Context, actId: string) {
  return ctx.db
    .selectFrom('bulkActItem')
    .select(['choiceId', 'version', 'beforeId'])
    .where('bulkActId', '=', actId)
    .where('outcome', 'is', null)
}
