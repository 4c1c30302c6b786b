import { mustBeAllowed } from '~/access/guard.server'
import { findOwnStart } from '~/domain/changed-offers/own-start.queries.server'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { evaluate } from './evaluation'
import { placesWaiting } from './place.queries.server'
import { toDecide } from './prepared'
import type { PrepareForm } from './prepare.schemas'
import { resultsOf } from './result.queries.server'
import { keepStandings } from './standing.commands.server'

const AT_MOST = 200

/** Has a decision ready for these places, or takes it back. Nothing happens before the minute: the learner cannot see it. */
export function prepareDecisions(ctx: Context, cycleId: string, form: PrepareForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'results.prepare', { providerId })
    if (form.choices.length === 0) throw new Refusal('nobody-chosen', 'Tick at least one learner.')
    const places = await placesWaiting(ctx, { cycleId, providerId, choiceIds: form.choices, states: toDecide }, AT_MOST)
    if (places.length === 0) throw new Refusal('nobody-left', 'None of these places waits for results any more.')
    const terms = await termsOf(ctx, providerId, form)

    const results = await resultsOf(
      ctx,
      cycleId,
      places.map(({ learnerId }) => learnerId),
    )
    const judged = places.map((place) => ({
      ...{ id: place.id, providerId, cycleId },
      standing: evaluate(place.conditions, results.get(place.learnerId) ?? []).standing,
    }))
    await keepStandings(ctx, judged)
    const isBack = terms.decision === null
    const by = { decidedById: ctx.actor.id, decidedByRole: ctx.actor.role, decidedAt: ctx.now }
    await ctx.db
      .updateTable('preparedDecision')
      .set({ ...terms, ...(isBack ? { decidedById: null, decidedByRole: null, decidedAt: null } : by) })
      .where(
        'choiceId',
        'in',
        judged.map(({ id }) => id),
      )
      .execute()
    const subject = { type: 'organisation', id: providerId, organisationId: providerId }
    await record(ctx, 'results.prepared', subject, { decision: terms.decision, places: places.length })
    return places.length
  })
}

/** The decision with what it needs to be done later: which start instead, or why not. */
async function termsOf(ctx: Context, providerId: string, { decision, run, reason }: PrepareForm) {
  const nothing = { courseRunId: null, reasonId: null }
  if (decision === 'none') return { decision: null, ...nothing }
  if (decision === 'other-course') {
    if (run === '') throw new Refusal('no-start', 'Choose the course that is offered instead.', 'run')
    await findOwnStart(ctx, providerId, run)
    return { decision, ...nothing, courseRunId: run }
  }
  if (decision === 'not-met') return { decision, ...nothing, reasonId: await knownReason(ctx, reason) }
  return { decision, ...nothing }
}

async function knownReason(ctx: Context, reason: string): Promise<string> {
  const known = await currentReasons(ctx, 'conditions-missed', 'provider')
  const found = known.find(({ id, needsDetail }) => id === reason && !needsDetail)
  if (!found) throw new Refusal('unknown-reason', 'Choose the reason that the learners read.', 'reason')
  return found.id
}
