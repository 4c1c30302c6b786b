import { cancelInterview, inviteToInterview } from '~/domain/interviews/interview.commands.server'
import { offerTimes } from '~/domain/interviews/invitation.commands.server'
import { rejectChoice } from '~/domain/endings/rejection.commands.server'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { makeOffer, withdrawOffer } from '~/domain/offers/offer.commands.server'
import type { OfferTerms } from '~/domain/offers/offer'
import { standardOffersOf } from '~/domain/offers/standard-offer.queries.server'
import { assignChoice } from '~/domain/queues/assignment.commands.server'
import { endWait } from '~/domain/waiting-lists/close-waiting-list.commands.server'
import { addToWaitingList } from '~/domain/waiting-lists/waiting-list.commands.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import type { ActTerms } from './bulk-act.schemas'

/** What an act needs to know once, whatever the number of its applications. */
export type Lore = { fullReason: string | null; usual: Map<string, OfferTerms | null> }

export async function learnOf(ctx: Context, { kind }: ActTerms): Promise<Lore> {
  const reasons = kind === 'course-full' ? await currentReasons(ctx, 'rejection', 'provider') : []
  return { fullReason: reasons.find(({ code }) => code === 'course-full')?.id ?? null, usual: new Map() }
}

type Item = { choiceId: string; version: number; beforeId: string | null }

/** The single deed of its own room, with every guard it has; what it answers with is kept where it is needed to undo. */
export async function doOne(ctx: Context, terms: ActTerms, { choiceId, version, beforeId }: Item, lore: Lore) {
  switch (terms.kind) {
    case 'offer':
      await makeOffer(ctx, choiceId, { ...(await usualOffer(ctx, choiceId, lore)), version })
      return {}
    case 'interview':
      await inviteToInterview(ctx, choiceId, { ...terms, version })
      return {}
    case 'interview-times':
      await offerTimes(ctx, choiceId, { bookBy: terms.bookBy, message: terms.message, version })
      return {}
    case 'waiting-list':
      await addToWaitingList(ctx, choiceId, { expiresOn: terms.expiresOn, version })
      return {}
    case 'close-list':
      await endWait(ctx, choiceId, { version })
      return {}
    case 'course-full':
      await rejectChoice(ctx, choiceId, { reasons: [fullIn(lore)], details: {}, message: terms.message, version })
      return {}
    case 'take-back-offers':
      await withdrawOffer(ctx, choiceId, { reason: terms.reason, detail: terms.detail, version })
      return {}
    case 'cancel-interviews':
      await cancelInterview(ctx, choiceId, { reason: terms.reason, detail: terms.detail, version })
      return {}
    case 'assignment':
      return { beforeId: (await assignChoice(ctx, choiceId, terms.to)).before }
    case 'give-back':
      await assignChoice(ctx, choiceId, beforeId)
      return {}
  }
}

function fullIn({ fullReason }: Lore): string {
  if (!fullReason) throw new Refusal('unknown-reason', 'The reason “The course is full” is not on the list of today.')
  return fullReason
}

async function usualOffer(ctx: Context, choiceId: string, { usual }: Lore): Promise<OfferTerms> {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['course.id', 'course.title'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const course = orNotFound(found, 'choice')
  if (!usual.has(course.id)) usual.set(course.id, (await standardOffersOf(ctx, [course.id])).get(course.id) ?? null)
  const terms = usual.get(course.id)
  if (!terms) throw new Refusal('no-usual-offer', `${course.title} has no usual offer written down yet.`)
  return terms
}
