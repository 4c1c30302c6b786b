import { mustBeAllowed } from '~/access/guard.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { CHANGED, closeBreak, dayBefore } from './programme-end.commands.server'
import type { BreakForm, ResumeForm } from './programme-end.schemas'
import { lockProgramme, type Programme } from './programme.queries.server'
import { programmeMachine } from './programme.states'

/** The learner is away for a time and keeps the place: from a day on, with a reason. No two such times lie over each other. */
export function interruptProgramme(ctx: Context, enrolmentId: string, form: BreakForm) {
  return moving(ctx, enrolmentId, form, 'interrupt', async (ctx) => {
    const { fromOn, detail } = form
    const reason = (await reasonsOn(ctx, 'programme-interrupted')).find(({ id }) => id === form.reason)
    if (!reason) throw new Refusal('unknown-reason', 'This reason is no longer on the list. Choose another.', 'reason')
    if (reason.needsDetail && detail === null) {
      throw new Refusal('needs-detail', `Say more about “${reason.label}”`, 'detail')
    }
    const terms = { enrolmentId, fromOn, reasonId: reason.id, detail, recordedById: ctx.actor.id, recordedAt: ctx.now }
    const [kept] = await ctx.db
      .insertInto('programmeBreak')
      .values({ id: newId(), ...terms })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (!kept)
      throw new Refusal('breaks-overlap', 'The learner was away on that day already. Choose a later day.', 'fromOn')
    return 'programme.interrupted'
  })
}

/** The learner is back from a day on. */
export function resumeProgramme(ctx: Context, enrolmentId: string, form: ResumeForm) {
  return moving(ctx, enrolmentId, form, 'resume', async (ctx) => {
    await closeBreak(ctx, enrolmentId, dayBefore(form.fromOn))
    return 'programme.resumed'
  })
}

function moving(
  ctx: Context,
  enrolmentId: string,
  { fromOn, version }: ResumeForm,
  move: 'interrupt' | 'resume',
  save: (ctx: Context, programme: Programme) => Promise<string>,
) {
  return inTransaction(ctx, async (ctx) => {
    const programme = await lockProgramme(ctx, enrolmentId)
    mustBeAllowed(ctx, 'programme.end', programme)
    if (programme.state === null || programme.version !== version) throw new Refusal('changed-meanwhile', CHANGED)
    nextState(programmeMachine, programme.state, move)
    if (fromOn > londonDay(ctx.now)) throw new Refusal('day-to-come', 'Enter a day that is not in the future', 'fromOn')
    if (fromOn < programme.startedOn)
      throw new Refusal('too-early', 'The programme had not begun on that day', 'fromOn')

    const action = await save(ctx, programme)
    await ctx.db
      .updateTable('enrolment')
      .set({ version: version + 1 })
      .where('id', '=', enrolmentId)
      .execute()
    const { learnerId, providerId } = programme
    const subject = { type: 'enrolment', id: enrolmentId, learnerId, organisationId: providerId }
    await record(ctx, action, subject, { fromOn })
  })
}
