import { system } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { lockChoice, setChoiceState } from '../applications/choice-state.commands.server'
import { findCycle } from '../cycles/cycle.queries.server'
import { takePlace } from '../offers/offer.commands.server'
import { keepEnrolment } from './enrolment.commands.server'
import { refuseOddStart, refuseOutsideTerm, refuseUncheckedIdentity } from './enrolment'
import { tellEnrolled, tellEnrolmentUndone } from './enrolment.jobs.server'

/** What a college’s own system says of somebody who has started, and in which of its files. */
export type SaidStart = {
  startedOn: string
  isIdentityChecked: boolean
  learnerNumber: string | null
  intakeId: string
}

/** The college’s own system says that somebody has started, in time or late: while the term is open, and once who they are is checked. */
export function enrolBySystem(ctx: Context, choiceId: string, { intakeId, ...said }: SaidStart) {
  return inTransaction({ ...ctx, actor: system }, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    refuseUncheckedIdentity(said.isIdentityChecked)
    refuseOutsideTerm((await findCycle(ctx, choice.cycleId)).dates, ctx.now)
    refuseOddStart(said.startedOn, ctx.now)
    const { startedOn, learnerNumber } = said
    const isLate = choice.state === 'did_not_attend'

    if (isLate) await takePlace(ctx, choice)
    await setChoiceState(ctx, choice, isLate ? 'enrolLate' : 'enrol')
    const terms = { startedOn, reasonId: null, detail: null, ...(learnerNumber === null ? {} : { learnerNumber }) }
    const id = await keepEnrolment(ctx, choice, 'enrolled', terms)
    await record(ctx, 'enrolment.recorded', subjectOf(choice), { before: choice.state, startedOn, isLate, intakeId })
    await enqueue(ctx, tellEnrolled, { choiceId }, { key: `enrolled:${id}` })
    return { isLate }
  })
}

/** A file is taken back that said so by mistake: the place stands confirmed as before. Not where anything has followed. */
export function undoEnrolment(
  ctx: Context,
  choiceId: string,
  { startedOn, intakeId }: Pick<SaidStart, 'startedOn' | 'intakeId'>,
) {
  return inTransaction({ ...ctx, actor: system }, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    const kept = await ctx.db
      .selectFrom('enrolment')
      .innerJoin('choice', 'choice.id', 'enrolment.choiceId')
      .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
      .select(['enrolment.status', 'enrolment.startedOn', 'enrolment.recordedById', 'cycle.closedAt'])
      .where('enrolment.choiceId', '=', choiceId)
      .executeTakeFirst()
    const isUntouched = kept?.status === 'enrolled' && kept.startedOn === startedOn && kept.recordedById === null
    if (!isUntouched || kept.closedAt !== null)
      throw new Refusal('changed-since', 'Something has happened since, so it is left as it is.')

    await setChoiceState(ctx, choice, 'restorePlace')
    await ctx.db
      .updateTable('enrolment')
      .set({ status: 'left', endedOn: londonDay(ctx.now) })
      .where('choiceId', '=', choiceId)
      .execute()
    await record(ctx, 'enrolment.undone', subjectOf(choice), { before: choice.state, intakeId })
    await enqueue(ctx, tellEnrolmentUndone, { choiceId, intakeId }, { key: `enrolment-undone:${choiceId}:${intakeId}` })
  })
}

function subjectOf(choice: { id: string; learnerId: string; providerId: string }) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
