import { endsVisibleTo } from '~/access/ending-scopes.server'
import { mustBeAllowed } from '~/access/guard.server'
import { dropTaskAbout } from '~/domain/participation/task.commands.server'
import { undoEndOfPlacement } from '~/domain/placements/placement.commands.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { nextState } from '~/kit/machine'
import { refuseUndo } from './programme-end'
import { tellOfUndo } from './programme-end.jobs.server'
import type { UndoForm } from './programme-end.schemas'
import { endKindFrom, programmeMachine } from './programme.states'

/** Takes an ending back that was a mistake: the programme stands where it stood, the adviser need not call any more. Blocks stay free. */
export function undoEnd(ctx: Context, endId: string, { why }: UndoForm) {
  return inTransaction(ctx, async (ctx) => {
    const end = await lockEnd(ctx, endId)
    mustBeAllowed(ctx, 'programme-end.undo', end)
    refuseUndo(end, ctx.now)
    const kind = orNotFound(endKindFrom(end.kind) ?? undefined)
    nextState(programmeMachine, kind, end.wasOnBreak ? 'undoToBreak' : 'undo')

    const { learnerId, enrolmentId, placementId, providerId, wasOnBreak } = end
    await closeEnd(ctx, endId, why)
    if (enrolmentId) await reopenEnrolment(ctx, enrolmentId, end)
    // What ends both ways ends in one deed: the placement asks for its own right, which a manager of the host has.
    if (placementId) await undoEndOfPlacement(ctx, placementId, { move: wasOnBreak ? 'undoEndToRest' : 'undoEnd' })
    const taskWasOpen = await dropTaskAbout(ctx, endId, why)
    const subject = { type: 'programme-end', id: endId, learnerId, organisationId: providerId }
    await record(ctx, 'programme-end.undone', subject, { why, taskWasOpen, blocksAreFree: placementId !== null })
    await enqueue(ctx, tellOfUndo, { endId }, { key: `programme-end-undone:${endId}` })
  })
}

/** Somebody was enrolled again on a course that had ended: the ending before stands no more. Nothing is done where there is none. */
export function closeEndOfChoice(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const end = await ctx.db
      .selectFrom('programmeEnd')
      .innerJoin('enrolment', 'enrolment.id', 'programmeEnd.enrolmentId')
      .select(['programmeEnd.id', 'programmeEnd.learnerId', 'programmeEnd.providerId'])
      .where('enrolment.choiceId', '=', choiceId)
      .where('enrolment.status', '=', 'enrolled')
      .where('programmeEnd.undoneAt', 'is', null)
      .executeTakeFirst()
    if (!end) return
    const why = 'The learner was enrolled again'
    await closeEnd(ctx, end.id, why)
    const taskWasOpen = await dropTaskAbout(ctx, end.id, why)
    const subject = { type: 'programme-end', id: end.id, learnerId: end.learnerId, organisationId: end.providerId }
    await record(ctx, 'programme-end.undone', subject, { why, taskWasOpen, blocksAreFree: false })
  })
}

async function closeEnd(ctx: Context, endId: string, undoneWhy: string) {
  await ctx.db
    .updateTable('programmeEnd')
    .set({ undoneAt: ctx.now, undoneById: ctx.actor.id, undoneWhy })
    .where('id', '=', endId)
    .execute()
  // A question about what came after an ending falls with it.
  await ctx.db.deleteFrom('sustainedCheck').where('programmeEndId', '=', endId).where('answer', 'is', null).execute()
}

async function reopenEnrolment(
  ctx: Context,
  enrolmentId: string,
  { lastOn, wasOnBreak }: { lastOn: string; wasOnBreak: boolean },
) {
  const reopened = await ctx.db
    .updateTable('enrolment')
    .set((eb) => ({ status: 'enrolled', endedOn: null, version: eb('version', '+', 1) }))
    .where('id', '=', enrolmentId)
    .where('status', '=', 'left')
    .where('choiceId', 'in', (eb) => eb.selectFrom('choice').select('choice.id').where('choice.state', '=', 'enrolled'))
    .returning('id')
    .executeTakeFirst()
  if (!reopened) throw new Refusal('changed-meanwhile', 'The enrolment has changed since. Reload the page.')
  if (!wasOnBreak) return
  await ctx.db
    .updateTable('programmeBreak')
    .set({ untilOn: null })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('programmeBreak as last')
        .select('last.id')
        .where('last.enrolmentId', '=', enrolmentId)
        .where('last.untilOn', '>=', lastOn)
        .orderBy('last.fromOn', 'desc')
        .limit(1),
    )
    .execute()
}

async function lockEnd(ctx: Context, endId: string) {
  const end = await endsVisibleTo(ctx)
    .select(['programmeEnd.id', 'programmeEnd.kind', 'programmeEnd.learnerId', 'programmeEnd.providerId'])
    .select(['programmeEnd.enrolmentId', 'programmeEnd.placementId', 'programmeEnd.wasOnBreak', 'programmeEnd.lastOn'])
    .select(['programmeEnd.undoneAt', 'programmeEnd.recordedAt'])
    .where('programmeEnd.id', '=', endId)
    .forUpdate('programmeEnd')
    .executeTakeFirst()
  return orNotFound(end, 'ending')
}
