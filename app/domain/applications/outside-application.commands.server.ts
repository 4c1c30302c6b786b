import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo, outsideApplicationsVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { currentCycle } from '../cycles/cycle.queries.server'
import { careOf } from '../learners/care.queries.server'
import { refuseTold, refuseUntold } from './outside-application'
import type { OutsideForm } from './outside-application.schemas'

const ENTRIES_AT_MOST = 20

/** Writes down an application to a place outside this process. */
export function addOutsideApplication(ctx: Context, learnerId: string, { version: _, ...entry }: OutsideForm) {
  return inTransaction(ctx, async (ctx) => {
    const found = await learnersVisibleTo(ctx)
      .select('learner.areaId')
      .where('learner.id', '=', learnerId)
      .forNoKeyUpdate('learner')
      .executeTakeFirst()
    const { areaId } = orNotFound(found, 'learner')
    mustBeAllowed(ctx, 'outside-application.keep', await careOf(ctx, learnerId))
    const cycle = await currentCycle(ctx, areaId)
    await refuseTooMany(ctx, learnerId, cycle.id)
    const id = newId()
    await ctx.db
      .insertInto('outsideApplication')
      .values({
        id,
        learnerId,
        cycleId: cycle.id,
        ...entry,
        recordedById: ctx.actor.id,
        createdAt: ctx.now,
        changedAt: ctx.now,
      })
      .execute()
    const { title, state } = entry
    await record(ctx, 'outside-application.added', { type: 'outside-application', id, learnerId }, { title, state })
    return id
  })
}

/** Changes what was written down of it: most often, how far it is. */
export function changeOutsideApplication(ctx: Context, id: string, { version, ...entry }: OutsideForm) {
  return inTransaction(ctx, async (ctx) => {
    const held = await lockEntry(ctx, id)
    refuseTold(held)
    if (version !== undefined && version !== held.version) {
      throw new Refusal('changed-meanwhile', 'Somebody else changed this first. Reload the page to see what changed.')
    }
    await ctx.db
      .updateTable('outsideApplication')
      .set({ ...entry, version: held.version + 1, changedAt: ctx.now })
      .where('id', '=', id)
      .execute()
    const subject = { type: 'outside-application', id, learnerId: held.learnerId }
    const particulars = { title: entry.title, before: held.state, after: entry.state }
    await record(ctx, 'outside-application.changed', subject, particulars)
  })
}

/** Takes it off again; that it was there stays in the history. */
export function removeOutsideApplication(ctx: Context, id: string) {
  return inTransaction(ctx, async (ctx) => {
    const held = await lockEntry(ctx, id)
    refuseTold(held)
    const { learnerId, title, state } = held
    await ctx.db.deleteFrom('outsideApplication').where('id', '=', id).execute()
    const subject = { type: 'outside-application', id, learnerId }
    await record(ctx, 'outside-application.removed', subject, { title, before: state })
  })
}

/** Says of what a provider told whether it is the learner's. What is not counts for nobody, and a later file does not bring it back. */
export function sayWhetherMine(ctx: Context, id: string, { isMine }: { isMine: boolean }) {
  return inTransaction(ctx, async (ctx) => {
    const held = await lockEntry(ctx, id)
    refuseUntold(held)
    if ((held.deniedAt === null) === isMine) return
    await ctx.db
      .updateTable('outsideApplication')
      .set({ deniedAt: isMine ? null : ctx.now, version: held.version + 1, changedAt: ctx.now })
      .where('id', '=', id)
      .execute()
    const subject = { type: 'outside-application', id, learnerId: held.learnerId }
    await record(ctx, isMine ? 'outside-application.owned' : 'outside-application.denied', subject, {
      title: held.title,
    })
  })
}

async function lockEntry(ctx: Context, id: string) {
  const found = await outsideApplicationsVisibleTo(ctx)
    .select(['outsideApplication.learnerId', 'outsideApplication.title', 'outsideApplication.state'])
    .select(['outsideApplication.version', 'outsideApplication.toldById', 'outsideApplication.deniedAt'])
    .where('outsideApplication.id', '=', id)
    .forUpdate('outsideApplication')
    .executeTakeFirst()
  const held = orNotFound(found, 'application')
  mustBeAllowed(ctx, 'outside-application.keep', await careOf(ctx, held.learnerId))
  return held
}

async function refuseTooMany(ctx: Context, learnerId: string, cycleId: string) {
  const { entries } = await ctx.db
    .selectFrom('outsideApplication')
    .select((eb) => eb.fn.countAll<number>().as('entries'))
    .where('learnerId', '=', learnerId)
    .where('cycleId', '=', cycleId)
    .executeTakeFirstOrThrow()
  if (Number(entries) >= ENTRIES_AT_MOST) {
    throw new Refusal('list-full', `You can write down ${ENTRIES_AT_MOST}. Take one off first.`)
  }
}
