import { mustBeAllowed } from '~/access/guard.server'
import { canMove, refuseWhenChanged } from '~/domain/applications/choice'
import { lockChoice, type LockedChoice } from '~/domain/applications/choice-state.commands.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import { careOf } from '~/domain/learners/care.queries.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { ANSWER_DAYS, proposalSeen, refuseToKeep } from './deferral'
import { hasChosen, startsOfNextYear } from './deferral.queries.server'
import type { ProposalForm, ProposalSeen } from './deferral.schemas'
import { tellProposed, tellProposalEnded } from './proposal.jobs.server'
import { choicesToLapse, openProposal } from './proposal.queries.server'

/** Asks the learner whether an offer or a place may wait for a start of the next year. Nothing moves; a new question takes the place of the old. */
export function proposeDeferral(ctx: Context, choiceId: string, { to, message, version }: ProposalForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'place.defer', choice)
    refuseWhenChanged(choice, version)
    refuseToKeep(choice.state)
    const start = await startOfNextYear(ctx, choice, to)
    const answerBy = addWorkingDays(londonDay(ctx.now), ANSWER_DAYS, await closuresOf(ctx, choice.areaId))

    const before = await openProposal(ctx, choiceId)
    if (before) await endProposal(ctx, before.id, 'replaced')
    const id = newId()
    const asked = { toRunId: to, message: message === '' ? null : message, answerBy }
    await ctx.db
      .insertInto('deferralProposal')
      .values({ id, choiceId, ...asked, proposedById: ctx.actor.id, proposedAt: ctx.now })
      .execute()
    await record(ctx, 'deferral.proposed', subjectOf(choice), { start, answerBy })
    await enqueue(ctx, tellProposed, { proposalId: id }, { key: `deferral-proposed:${id}` })
    return { id, answerBy }
  })
}

/** The learner says no: everything stays as it is. */
export function refuseDeferral(ctx: Context, choiceId: string, seen: ProposalSeen) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'deferral.answer', await careOf(ctx, choice.learnerId))
    refuseWhenChanged(choice, seen.version)
    refuseToKeep(choice.state)
    const { id } = proposalSeen(await openProposal(ctx, choiceId), seen.proposal)
    await endProposal(ctx, id, 'refused')
    await record(ctx, 'deferral.refused', subjectOf(choice))
    await enqueue(ctx, tellProposalEnded, { proposalId: id }, { key: `deferral-answered:${id}` })
  })
}

/** Each night: a question that nobody answered by its day is over. An answer that came first wins. */
export async function lapseProposals(ctx: Context): Promise<number> {
  const waiting = await choicesToLapse(ctx)
  for (const choiceId of waiting) await lapse(ctx, choiceId)
  return waiting.length
}

function lapse(ctx: Context, choiceId: string) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    const proposal = await openProposal(ctx, choiceId)
    if (!proposal || proposal.answerBy >= londonDay(ctx.now)) return
    // Where the offer has ended meanwhile there is nothing left to tell.
    if (!canMove(choice.state, 'defer')) return endProposal(ctx, proposal.id, 'overtaken')
    await endProposal(ctx, proposal.id, 'lapsed')
    await record(ctx, 'deferral.lapsed', subjectOf(choice), { answerBy: proposal.answerBy })
    await enqueue(ctx, tellProposalEnded, { proposalId: proposal.id }, { key: `deferral-answered:${proposal.id}` })
  })
}

type Outcome = 'accepted' | 'refused' | 'lapsed' | 'replaced' | 'overtaken'

/** Writes what became of a question, and who said so. */
export async function endProposal(ctx: Context, proposalId: string, outcome: Outcome): Promise<void> {
  await ctx.db
    .updateTable('deferralProposal')
    .set({ outcome, endedAt: ctx.now, answeredById: ctx.actor.id })
    .where('id', '=', proposalId)
    .where('endedAt', 'is', null)
    .execute()
}

/** The name of a start of the next year that the choice can be kept for. */
export async function startOfNextYear(ctx: Context, choice: LockedChoice, runId: string): Promise<string> {
  const { starts } = await startsOfNextYear(ctx, choice.id)
  const start = starts.find(({ id }) => id === runId)
  if (!start) throw new Refusal('no-such-start', 'Choose a start of this course in the next year.', 'to')
  if (await hasChosen(ctx, choice, runId)) {
    throw new Refusal('already-chosen', 'The learner has applied for this start already.', 'to')
  }
  return start.name
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
