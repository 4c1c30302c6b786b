import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseWhenChanged } from '../applications/choice'
import { lockChoice, setChoiceState, type LockedChoice } from '../applications/choice-state.commands.server'
import { givenReasons, reasonsFor } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { providerKindOf } from '../applications/visibility'
import { setConditionStatus } from '../offers/condition.commands.server'
import { newestOffer } from '../offers/offer.queries.server'
import { endOfferOf } from '../offers/reply-clock.commands.server'
import { decided, refuseNothingMissed, refuseOpenConditions, type Condition } from './condition'
import { tellConditions, tellConditionsMissed } from './condition.jobs.server'
import type { ConditionsForm, Confirmation, ReasonForm } from './enrolment.schemas'
import { tellPlaceConfirmed } from './enrolment.jobs.server'

/*
 * The machine is asked first: a page that is out of date is told how the choice stands, before anything else about it. What
 * a later rule refuses is undone with the transaction.
 */

/** Says what became of conditions: one event for each, one letter for all. */
export function decideConditions(ctx: Context, choiceId: string, { decisions, version }: ConditionsForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'condition.decide', choice)
    refuseWhenChanged(choice, version)
    await setChoiceState(ctx, choice, 'markCondition')
    const changes = decided(await conditionsOf(ctx, choiceId), decisions)

    for (const { condition, to } of changes) {
      await setConditionStatus(ctx, condition.id, to)
      const particulars = { condition: condition.text, before: condition.status, after: to }
      await record(ctx, 'condition.decided', subjectOf(choice), particulars)
    }
    await enqueue(
      ctx,
      tellConditions,
      { choiceId, version: choice.version },
      { key: `conditions:${choiceId}:${choice.version}` },
    )
    return changes.length
  })
}

/** Confirms the place once every condition is met or waived. */
export function confirmPlace(ctx: Context, choiceId: string, { version }: Confirmation = {}) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'place.confirm', choice)
    refuseWhenChanged(choice, version)
    await setChoiceState(ctx, choice, 'confirmPlace')
    refuseOpenConditions(await conditionsOf(ctx, choiceId))

    await record(ctx, 'place.confirmed', subjectOf(choice), { before: choice.state })
    await enqueue(ctx, tellPlaceConfirmed, { choiceId }, { key: `place-confirmed:${choiceId}:${choice.version}` })
  })
}

/** Ends the choice because a condition was missed, with the reason in words for the learner. */
export function missConditions(ctx: Context, choiceId: string, { reason, detail, version }: ReasonForm) {
  return inTransaction(ctx, async (ctx) => {
    const choice = await lockChoice(ctx, choiceId)
    mustBeAllowed(ctx, 'condition.decide', choice)
    refuseWhenChanged(choice, version)
    await setChoiceState(ctx, choice, 'missConditions')
    refuseNothingMissed(await conditionsOf(ctx, choiceId))
    const list = reasonsFor(
      await currentReasons(ctx, 'conditions-missed', 'provider'),
      providerKindOf(choice.providerKind),
    )
    const [given] = givenReasons(list, [reason], { [reason]: detail })
    if (!given) return

    await endOfferOf(ctx, choiceId)
    const particulars = {
      before: choice.state,
      reason: given.reason.code,
      words: given.reason.learnerWords,
      detail: given.detail,
    }
    const eventId = await record(ctx, 'conditions.missed', subjectOf(choice), particulars)
    await enqueue(ctx, tellConditionsMissed, { choiceId, eventId }, { key: `conditions-missed:${eventId}` })
  })
}

async function conditionsOf(ctx: Context, choiceId: string): Promise<Condition[]> {
  const offer = await newestOffer(ctx, choiceId)
  return offer?.endedAt === null ? offer.conditions : []
}

function subjectOf(choice: LockedChoice) {
  return { type: 'choice', id: choice.id, learnerId: choice.learnerId, organisationId: choice.providerId }
}
