import type { Context } from '~/kit/context.server'
import { earlierChoices, eventsOfChoice, findApplicant } from '../applications/choice.queries.server'
import { findInterview } from '../interviews/interview.queries.server'
import { newestOffer } from './offer.queries.server'
import { findWait } from '~/domain/waiting-lists/waiting-list.queries.server'

/** One applicant with all that was done so far: the offer, the interview, the place on the waiting list, the history. */
export async function findApplicantToDecide(ctx: Context, choiceId: string) {
  const applicant = await findApplicant(ctx, choiceId)
  return {
    applicant,
    offer: (await newestOffer(ctx, choiceId)) ?? null,
    interview: (await findInterview(ctx, choiceId)) ?? null,
    wait: applicant.state === 'waiting_list' ? ((await findWait(ctx, choiceId)) ?? null) : null,
    earlier: await earlierChoices(ctx, applicant),
    events: await eventsOfChoice(ctx, choiceId),
  }
}
