import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { mustBeAllowed } from '~/access/guard.server'
import { colleagues, lockIntervention } from './intervention.queries.server'
import { interventionMachine, type InterventionMove } from './intervention.states'
import type { InterventionForm, Outcome } from './progress.schemas'
import { givenReason } from '../areas/reason.queries.server'
import { schoolYear } from './round'
import { lockWatched } from './watch.commands.server'

/** Something is done about a worry: what, who sees to it, and the day somebody looks again. */
export function beginIntervention(ctx: Context, learnerId: string, form: InterventionForm) {
  return inTransaction(ctx, async (ctx) => {
    const organisationId = await lockWatched(ctx, learnerId, 'intervention.keep')
    const { startedOn, lookAgainOn, owner } = form
    if (lookAgainOn < startedOn)
      throw new Refusal('wrong-order', 'The day to look again must not be before the start.', 'lookAgainOn')
    const { reasonId, detail, label } = await givenReason(ctx, 'intervention-kind', form)
    if (!(await colleagues(ctx)).some(({ id }) => id === owner))
      throw new Refusal('unknown-owner', 'This person does not work here any more. Choose another.', 'owner')
    const id = newId()
    await ctx.db
      .insertInto('intervention')
      .values({
        ...{ id, learnerId, organisationId, year: schoolYear(londonDay(ctx.now)), kindId: reasonId, detail },
        ...{ ownerId: owner, startedOn, lookAgainOn, state: 'open', begunById: ctx.actor.id, changedAt: ctx.now },
      })
      .execute()
    const subject = { type: 'intervention', id, learnerId, organisationId }
    await record(ctx, 'intervention.begun', subject, { kind: label, lookAgainOn })
    return id
  })
}

/** Somebody looks what it did. */
export function lookAtIntervention(
  ctx: Context,
  interventionId: string,
  { outcome, note, version }: { outcome: Outcome; note: string | null; version: number },
) {
  return move(ctx, interventionId, version, { event: 'look', action: 'intervention.looked-at' }, { outcome, note })
}

/** It goes on, with another day to look. */
export function goOnWithIntervention(
  ctx: Context,
  interventionId: string,
  { lookAgainOn, version }: { lookAgainOn: string; version: number },
) {
  return move(ctx, interventionId, version, { event: 'again', action: 'intervention.taken-up-again' }, { lookAgainOn })
}

/** It is over. */
export function closeIntervention(ctx: Context, interventionId: string, { version }: { version: number }) {
  return move(ctx, interventionId, version, { event: 'close', action: 'intervention.closed' }, {})
}

type Change = Partial<{ outcome: Outcome; note: string | null; lookAgainOn: string }>

function move(
  ctx: Context,
  interventionId: string,
  version: number,
  { event, action }: { event: InterventionMove; action: string },
  change: Change,
) {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockIntervention(ctx, interventionId)
    mustBeAllowed(ctx, 'intervention.keep', found)
    const state = nextState(interventionMachine, found.state, event)
    if (change.lookAgainOn !== undefined && change.lookAgainOn <= londonDay(ctx.now))
      throw new Refusal('too-early', 'Choose a day that is still to come.', 'lookAgainOn')
    if (found.version !== version)
      throw new Refusal('changed-meanwhile', 'A colleague has changed this meanwhile. Look at it as it is now.')
    await ctx.db
      .updateTable('intervention')
      .set({ ...change, state, changedAt: ctx.now, version: version + 1 })
      .where('id', '=', interventionId)
      .execute()
    const { learnerId, organisationId } = found
    await record(ctx, action, { type: 'intervention', id: interventionId, learnerId, organisationId }, change)
    return learnerId
  })
}
