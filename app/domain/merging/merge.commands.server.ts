import { mustBeAllowed } from '~/access/guard.server'
import { mergesVisibleTo } from '~/access/people-scopes.server'
import { nameKeyOf } from '~/domain/learners/learner'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { changesToKept, refuseMerge, refuseUndo, type Person } from './merge'
import { heldBefore, type Before } from './merge-before'
import { closeWhatBothHave, restoreBefore } from './merge-before.commands.server'
import { bothSent, findTwo } from './merge.queries.server'
import type { MergeForm } from './merge.schemas'
import { moveRows, moveRowsBack } from './move-rows.commands.server'

/** Puts two records of one person together: everything of the one that goes is found under the one that is kept. */
export function mergeLearners(ctx: Context, keptId: string, goneId: string, form: MergeForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { kept } = await findTwo(ctx, keptId, goneId)
    mustBeAllowed(ctx, 'learner.merge', { areaId: kept.areaId })
    return merge(ctx, keptId, goneId, form)
  })
}

/** The same for whoever has been allowed otherwise, such as to say who registered. */
export async function merge(ctx: Context, keptId: string, goneId: string, { wins, reason }: MergeForm) {
  await lockBoth(ctx, [keptId, goneId])
  const { kept, gone } = await findTwo(asSystem(ctx), keptId, goneId)
  refuseMerge(kept, gone, await bothSent(ctx, keptId, goneId))
  const taken = changesToKept(kept, gone, wins)
  const before: Before = {
    learner: Object.fromEntries(taken.map(({ field, was, becomes }) => [field, { was, becomes }])),
    isAddressProtected: kept.isAddressProtected,
    ...(await closeWhatBothHave(ctx, { keptId, goneId })),
  }
  const id = newId()
  await ctx.db
    .insertInto('learnerMerge')
    .values({
      ...{ id, keptId, goneId, areaId: kept.areaId ?? '', before: JSON.stringify(before), reason },
      ...{ mergedById: ctx.actor.id ?? '', mergedAt: ctx.now },
    })
    .execute()
  await moveRows(ctx, id, { keptId, goneId })
  await setMergedInto(ctx, goneId, keptId)
  const person = { ...kept, ...Object.fromEntries(taken.map(({ field, becomes }) => [field, becomes])) }
  await writePerson(ctx, keptId, person, kept.isAddressProtected || gone.isAddressProtected)
  const fields = taken.map(({ field }) => field)
  await record(
    ctx,
    'learner.merged',
    { type: 'learner', id: keptId, learnerId: keptId },
    { mergeId: id, goneId, fields },
  )
  return id
}

/** Takes a merge back: exactly the rows that were moved go back, and what was changed is as it was. */
export function undoMerge(ctx: Context, mergeId: string): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const found = await mergesVisibleTo(ctx)
      .select(['learnerMerge.keptId', 'learnerMerge.goneId', 'learnerMerge.areaId', 'learnerMerge.before'])
      .select(['learnerMerge.mergedAt', 'learnerMerge.undoneAt'])
      .where('learnerMerge.id', '=', mergeId)
      .forUpdate('learnerMerge')
      .executeTakeFirst()
    const { keptId, goneId, areaId, before, ...merge } = orNotFound(found, 'merge')
    mustBeAllowed(ctx, 'learner.merge', { areaId })
    await lockBoth(ctx, [keptId, goneId])
    const { kept } = await findTwo(asSystem(ctx), keptId, goneId)
    refuseUndo(merge, { isCovered: kept.mergedIntoId !== null, now: ctx.now })
    const held = heldBefore(before)
    await moveRowsBack(ctx, mergeId, { keptId, goneId })
    await restoreBefore(ctx, held, { keptId, goneId })
    await setMergedInto(ctx, goneId, null)
    await writePerson(ctx, keptId, personBefore(kept, held), held.isAddressProtected)
    const undone = { undoneAt: ctx.now, undoneById: ctx.actor.id }
    await ctx.db.updateTable('learnerMerge').set(undone).where('id', '=', mergeId).execute()
    await record(ctx, 'learner.merge-undone', { type: 'learner', id: keptId, learnerId: keptId }, { mergeId, goneId })
    return keptId
  })
}

/** Both records, then their applications, then the choices: in the order in which a sending takes them. */
async function lockBoth(ctx: Context, ids: string[]) {
  await ctx.db.selectFrom('learner').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
  await ctx.db.selectFrom('application').select('id').where('learnerId', 'in', ids).orderBy('id').forUpdate().execute()
  await ctx.db.selectFrom('choice').select('id').where('learnerId', 'in', ids).orderBy('id').forUpdate().execute()
}

function setMergedInto(ctx: Context, goneId: string, keptId: string | null) {
  return ctx.db
    .updateTable('learner')
    .set({ mergedIntoId: keptId, updatedAt: ctx.now })
    .where('id', '=', goneId)
    .execute()
}

function writePerson(ctx: Context, learnerId: string, person: Person, isAddressProtected: boolean) {
  const {
    legalGivenNames,
    legalFamilyName,
    middleNames,
    givenNames,
    familyName,
    bornOn,
    sex,
    email,
    phone,
    address,
    postcode,
  } = person
  return ctx.db
    .updateTable('learner')
    .set({
      legalGivenNames,
      legalFamilyName,
      middleNames,
      givenNames,
      familyName,
      bornOn,
      sex,
      email,
      phone,
      address,
      postcode,
    })
    .set({ nameKey: nameKeyOf(legalFamilyName ?? familyName, legalGivenNames), isAddressProtected, updatedAt: ctx.now })
    .where('id', '=', learnerId)
    .execute()
}

// What the learner or the school has changed since stays changed.
function personBefore(kept: Person, { learner }: Before): Person {
  const back = Object.entries(learner).filter(([field, { becomes }]) =>
    Object.entries(kept).some(([name, value]) => name === field && value === becomes),
  )
  return { ...kept, ...Object.fromEntries(back.map(([field, { was }]) => [field, was])) }
}

function asSystem(ctx: Context): Context {
  return { ...ctx, actor: { ...ctx.actor, role: 'system' } }
}
