import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { belongsToCycle } from '~/domain/applications/choice'
import { openOffers, type ChoiceState } from '~/domain/applications/choice.states'
import { providerKindOf } from '~/domain/applications/visibility'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { closuresOf, findCycle } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import { refuseUnlawful } from '~/domain/offers/offer'
import { replyClockOf } from '~/domain/offers/reply-clock.queries.server'
import {
  getsNewClock,
  lastDayToReply,
  refuseClosedStart,
  refuseFromHere,
  refuseSameOffer,
  refuseSecondChoice,
  type Change,
  type ChangedTerms,
} from './changed-offer'
import { lastOffer, termsOf } from './last-offer.queries.server'
import { findOwnStart } from './own-start.queries.server'

const OFFERS_AT_MOST = 100

/** The choice whose offer is to be replaced, as a deed has locked it or a preview has read it. */
export type Changing = {
  id: string
  state: ChoiceState
  learnerId: string
  providerId: string
  providerKind: string
  cycleId: string
  areaId: string
}

/** What a change of an offer would come to, or why it may not be: the deed does it, the page shows it before. */
export async function decideChange(ctx: Context, choice: Changing, change: Change, wanted: ChangedTerms | null) {
  refuseFromHere(choice.state, change)
  const before = await lastOffer(ctx, choice.id)
  if (!before) throw new Refusal('no-offer', 'There is no offer here that could be changed.')
  const terms = wanted ?? termsOf(before)
  refuseSameOffer(change, before, terms)
  const start = await findOwnStart(ctx, choice.providerId, terms.run)
  await refuseClosedYear(ctx, choice, start)
  // An offer that stands may keep a start that has closed meanwhile.
  if (terms.run !== before.run || change === 'again' || change === 'reopened') refuseClosedStart(start)
  refuseSecondChoice(await twinOf(ctx, choice, terms.run))
  refuseUnlawful(terms, providerKindOf(choice.providerKind), await settingsOf(ctx, choice.areaId))
  const isNewClock = getsNewClock(change, before.replyBy)
  return { before, terms, start, isNewClock, replyBy: await lastDay(ctx, choice, change, before.replyBy) }
}

async function refuseClosedYear(
  ctx: Context,
  { cycleId }: Changing,
  { startsOn, title }: { startsOn: string | null; title: string },
) {
  const { closedAt } = await ctx.db
    .selectFrom('cycle')
    .select('closedAt')
    .where('id', '=', cycleId)
    .executeTakeFirstOrThrow()
  if (closedAt !== null) throw new Refusal('cycle-closed', 'This year is closed. Its offers stay as they are.')
  if (belongsToCycle(startsOn, await findCycle(ctx, cycleId))) return
  throw new Refusal('wrong-cycle', `${title} does not start in the year of this application.`, 'run')
}

/** Another choice of this learner for the same start that has not ended; nobody has to know it but the rule. */
function twinOf(ctx: Context, { id, learnerId }: Changing, run: string) {
  return ctx.db
    .selectFrom('choice')
    .select('state')
    .where('learnerId', '=', learnerId)
    .where('courseRunId', '=', run)
    .where('id', '!=', id)
    .limit(OFFERS_AT_MOST)
    .execute()
}

async function lastDay(ctx: Context, choice: Changing, change: Change, before: string | null) {
  if (getsNewClock(change, before)) return (await replyClockOf(ctx, choice)).date
  const { changedOfferDays } = await settingsOf(ctx, choice.areaId)
  const soonest = addWorkingDays(londonDay(ctx.now), changedOfferDays, await closuresOf(ctx, choice.areaId))
  return lastDayToReply(change, { before, soonest, others: await daysOfOtherOffers(ctx, choice) })
}

async function daysOfOtherOffers(ctx: Context, { id, learnerId, cycleId }: Changing): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('offer')
    .innerJoin('choice', 'choice.id', 'offer.choiceId')
    .select('offer.replyBy')
    .where('choice.learnerId', '=', learnerId)
    .where('choice.cycleId', '=', cycleId)
    .where('choice.id', '!=', id)
    .where('choice.state', 'in', openOffers)
    .where('offer.endedAt', 'is', null)
    .limit(OFFERS_AT_MOST)
    .execute()
  return rows.flatMap(({ replyBy }) => (replyBy === null ? [] : [replyBy]))
}
