import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '../applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '../applications/choice-state.commands.server'
import { givenReasons, reasonsFor } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { providerKindOf } from '../applications/visibility'
import { takePlace } from '../offers/offer.commands.server'
import { refuseOddStart, type EnrolmentStatus } from './enrolment'
import { tellEnrolled, tellNotArrived } from './enrolment.jobs.server'
import type { EnrolmentForm, ReasonForm } from './enrolment.schemas'

/** Marks a learner as enrolled: the place is taken up. One who was marked as not arrived may start late. */
export function enrolLearner(ctx: Context, choiceId: string, { startedOn, version }: EnrolmentForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'enrolment.record', choice)
    refuseWhenChanged(choice, version)
    refuseOddStart(startedOn, ctx.now)
    const isLate = choice.state === 'did_not_attend'

    // Who had not arrived held no place any more: it may have gone to somebody else.
    if (isLate) await takePlace(ctx, choice)
    await setChoiceState(ctx, choice, isLate ? 'enrolLate' : 'enrol')
    const id = await keepEnrolment(ctx, choice, 'enrolled', { startedOn, reasonId: null, detail: null })
    await record(ctx, 'enrolment.recorded', subjectOf(choice), { before: choice.state, startedOn, isLate })
    await enqueue(ctx, tellEnrolled, { choiceId }, { key: `enrolled:${id}` })
    return id
  })
}

/** Says that a learner has not arrived, with a reason: the adviser is asked to get in touch. */
export function markNotArrived(ctx: Context, choiceId: string, { reason, detail, version }: ReasonForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'enrolment.record', choice)
    refuseWhenChanged(choice, version)
    const list = reasonsFor(await currentReasons(ctx, 'not-arrived', 'provider'), providerKindOf(choice.providerKind))
    const [given] = givenReasons(list, [reason], { [reason]: detail })
    if (!given) return

    await setChoiceState(ctx, choice, 'markNotArrived')
    const terms = { startedOn: null, reasonId: given.reason.id, detail: given.detail }
    const id = await keepEnrolment(ctx, choice, 'not-arrived', terms)
    await record(ctx, 'enrolment.not-arrived', subjectOf(choice), { before: choice.state, reason: given.reason.code })
    await enqueue(ctx, tellNotArrived, { choiceId }, { key: `not-arrived:${id}` })
    return id
  })
}

type Terms = { startedOn: string | null; reasonId: string | null; detail: string | null; learnerNumber?: string }

/** One enrolment for each choice: a late start writes over the absence it ends; the record keeps both. */
export async function keepEnrolment(
  ctx: Context,
  choice: LockedChoice,
  status: EnrolmentStatus,
  terms: Terms,
): Promise<string> {
  const { courseRunId } = choice
  const now = { status, ...terms, courseRunId, endedOn: null, recordedById: ctx.actor.id, recordedAt: ctx.now }
  const kept = await ctx.db
    .insertInto('enrolment')
    .values({
      id: newId(),
      choiceId: choice.id,
      learnerId: choice.learnerId,
      providerId: choice.providerId,
      ...now,
    })
    .onConflict((conflict) => conflict.column('choiceId').doUpdateSet(now))
    .returning('id')
    .executeTakeFirstOrThrow()
  return kept.id
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
