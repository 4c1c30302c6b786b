import type { Check } from '~/kit/checks.server'
import { endedWithoutAPlace } from '../applications/choice.states'

/** What cannot be in this room. */
export const offerChecks: Check[] = [
  {
    name: 'offer-on-ended-choice',
    sentence: 'An offer stands on a choice that has ended.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('offer')
        .innerJoin('choice', 'choice.id', 'offer.choiceId')
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('offer.endedAt', 'is', null)
        .where('choice.state', 'in', endedWithoutAPlace)
        .where('choice.state', '!=', 'did_not_attend')
        .limit(atMost)
        .execute(),
  },
  {
    name: 'waiting-without-list',
    sentence: 'A choice is on the waiting list, but it stands on none.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .leftJoin('waitingListEntry as entry', (join) =>
          join.onRef('entry.choiceId', '=', 'choice.id').on('entry.endedAt', 'is', null),
        )
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('choice.state', '=', 'waiting_list')
        .where('entry.id', 'is', null)
        .limit(atMost)
        .execute(),
  },
]
