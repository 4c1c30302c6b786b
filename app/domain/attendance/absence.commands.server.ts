import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { announce } from '~/kit/live.server'
import { findOnRoll, knownAbsences } from './absence.queries.server'
import { attendanceCodes } from './home-line.queries.server'
import type { AbsenceForm } from './home-line.schemas'
import { topicOf } from './live'

/** Writes down an absence that a school knows of before: registers elsewhere have it prefilled, and nobody asks after it. */
export function tellAbsence(ctx: Context, learnerId: string, { fromOn, untilOn, code }: AbsenceForm) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await findOnRoll(ctx, learnerId)
    mustBeAllowed(ctx, 'absence.tell', learner)
    const codes = await attendanceCodes(ctx, fromOn)
    if (!codes.some((one) => one.code === code && one.meaning === 'authorised')) {
      throw new Refusal('unknown-code', 'Choose a reason from the list', 'code')
    }
    const id = newId()
    await ctx.db
      .insertInto('knownAbsence')
      .values({ id, learnerId, fromOn, untilOn, code, toldById: ctx.actor.id, toldAt: ctx.now })
      .execute()
    const subject = { type: 'known-absence', id, learnerId, organisationId: learner.schoolId }
    await record(ctx, 'absence.told', subject, { fromOn, untilOn, code })
    await announce(ctx, topicOf(learner.schoolId))
  })
}

/** Takes an absence back that is not so any more. */
export function takeAbsenceBack(ctx: Context, learnerId: string, absenceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await findOnRoll(ctx, learnerId)
    const absence = orNotFound((await knownAbsences(ctx, learnerId)).find(({ id }) => id === absenceId))
    mustBeAllowed(ctx, 'absence.tell', learner)
    await ctx.db.updateTable('knownAbsence').set({ takenBackAt: ctx.now }).where('id', '=', absenceId).execute()
    const subject = { type: 'known-absence', id: absenceId, learnerId, organisationId: learner.schoolId }
    await record(ctx, 'absence.taken-back', subject, { fromOn: absence.fromOn, untilOn: absence.untilOn })
    await announce(ctx, topicOf(learner.schoolId))
  })
}
