import { mustBeAllowed } from '~/access/guard.server'
import { refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { findCycle } from '~/domain/cycles/cycle.queries.server'
import { takePlace } from '~/domain/offers/offer.commands.server'
import { newestOffer } from '~/domain/offers/offer.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { formatDay, londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { proposalSeen, refuseToKeep, reinstateRefusal, yearAfter } from './deferral'
import { tellDeferred, tellReinstated } from './deferral.jobs.server'
import { findKept } from './deferral.queries.server'
import type { ProposalSeen, ReinstatementForm } from './deferral.schemas'
import { endProposal, refuseDeferral, startOfNextYear } from './proposal.commands.server'
import { tellProposalEnded } from './proposal.jobs.server'
import { openProposal, type OpenProposal } from './proposal.queries.server'

/** The learner says yes to what the provider asked: the place is kept for a start of the next year. */
export function deferPlace(ctx: Context, choiceId: string, seen: ProposalSeen) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'deferral.answer', await careOf(ctx, choice.learnerId))
    refuseWhenChanged(choice, seen.version)
    refuseToKeep(choice.state)
    const proposal = proposalSeen(await openProposal(ctx, choiceId), seen.proposal)
    const start = await startOfNextYear(ctx, choice, proposal.toRunId)

    const id = newId()
    await setChoiceState(ctx, choice, 'defer', { courseRunId: proposal.toRunId })
    await endProposal(ctx, proposal.id, 'accepted')
    await keepDeferral(ctx, choice, id, proposal)
    const particulars = { before: choice.state, start, agreedOn: londonDay(ctx.now) }
    await record(ctx, 'choice.deferred', subjectOf(choice), particulars)
    await enqueue(ctx, tellDeferred, { deferralId: id }, { key: `deferred:${id}` })
    await enqueue(ctx, tellProposalEnded, { proposalId: proposal.id }, { key: `deferral-answered:${proposal.id}` })
    return id
  })
}

/** The learner answers, with a yes or a no. */
export function answerProposal(
  ctx: Context,
  choiceId: string,
  { answer, ...seen }: ProposalSeen & { answer: 'yes' | 'no' },
) {
  return answer === 'yes' ? deferPlace(ctx, choiceId, seen) : refuseDeferral(ctx, choiceId, seen)
}

/** The new year has come: a kept place becomes a place again, once, on a start that is there. */
export function reinstatePlace(ctx: Context, choiceId: string, { to, version }: ReinstatementForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'place.defer', choice)
    refuseWhenChanged(choice, version)
    const kept = await findKept(ctx, choiceId)
    const refusal = reinstateRefusal(kept, londonDay(ctx.now), formatDay)
    if (refusal || kept === null) throw refusal
    const start = await startOfNextYear(ctx, choice, to)

    const offer = await newestOffer(ctx, choiceId)
    const isOpen = offer?.conditions.some(({ status }) => status === 'open' || status === 'not-met') ?? false
    const event = isOpen ? 'reinstate' : 'reinstateUnconditional'
    const after = await setChoiceState(ctx, choice, event, { courseRunId: to })
    await takePlace(ctx, { courseRunId: to })
    await countPlaceThere(ctx, choiceId, kept.id, to)
    await record(ctx, 'choice.reinstated', subjectOf(choice), { before: choice.state, after, start })
    await enqueue(ctx, tellReinstated, { deferralId: kept.id }, { key: `reinstated:${kept.id}` })
    return after
  })
}

async function keepDeferral(ctx: Context, choice: LockedChoice, id: string, proposal: OpenProposal) {
  const { confirmFrom } = yearAfter(await findCycle(ctx, choice.cycleId))
  await ctx.db
    .insertInto('deferral')
    .values({
      id,
      choiceId: choice.id,
      beforeState: choice.state,
      fromRunId: choice.courseRunId,
      toRunId: proposal.toRunId,
      agreedHow: 'here',
      agreedOn: londonDay(ctx.now),
      message: proposal.message,
      deferredById: proposal.proposedById,
      deferredAt: ctx.now,
      confirmFrom,
    })
    .execute()
  await ctx.db
    .updateTable('offer')
    .set({ replyBy: null })
    .where('choiceId', '=', choice.id)
    .where('endedAt', 'is', null)
    .execute()
}

/** From now on the offer is one of the new start: until today it took no place at all. */
async function countPlaceThere(ctx: Context, choiceId: string, deferralId: string, runId: string) {
  await ctx.db
    .updateTable('offer')
    .set({ courseRunId: runId })
    .where('choiceId', '=', choiceId)
    .where('endedAt', 'is', null)
    .execute()
  await ctx.db
    .updateTable('deferral')
    .set({ toRunId: runId, reinstatedAt: ctx.now, reinstatedById: ctx.actor.id })
    .where('id', '=', deferralId)
    .execute()
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
