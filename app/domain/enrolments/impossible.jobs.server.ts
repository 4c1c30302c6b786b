import type { Check } from '~/kit/checks.server'
import { firmlyHeld } from '../applications/choice.states'

/** What cannot be in this room. */
export const enrolmentChecks: Check[] = [
  {
    name: 'enrolled-without-enrolment',
    sentence: 'A choice is enrolled, but no enrolment was kept.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .leftJoin('enrolment', (join) =>
          // Who has left since was enrolled all the same: how it ended is a later room's (programme-ends).
          join.onRef('enrolment.choiceId', '=', 'choice.id').on('enrolment.status', 'in', ['enrolled', 'left']),
        )
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('choice.state', '=', 'enrolled')
        .where('enrolment.id', 'is', null)
        .limit(atMost)
        .execute(),
  },
  {
    name: 'enrolment-without-place',
    sentence: 'An enrolment stands on a choice that is not enrolled.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('enrolment')
        .innerJoin('choice', 'choice.id', 'enrolment.choiceId')
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('enrolment.status', '=', 'enrolled')
        .where('choice.state', '!=', 'enrolled')
        .limit(atMost)
        .execute(),
  },
  {
    name: 'place-without-offer',
    sentence: 'A place is held, but no offer stands on the choice.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .leftJoin('offer', (join) => join.onRef('offer.choiceId', '=', 'choice.id').on('offer.endedAt', 'is', null))
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('choice.state', 'in', firmlyHeld)
        .where('offer.id', 'is', null)
        .limit(atMost)
        .execute(),
  },
  {
    name: 'confirmed-with-open-condition',
    sentence: 'A place is confirmed, but a condition of its offer is open.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .innerJoin('offer', 'offer.choiceId', 'choice.id')
        .innerJoin('offerCondition', 'offerCondition.offerId', 'offer.id')
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .distinct()
        .where('choice.state', 'in', ['place_confirmed', 'enrolled'])
        .where('offer.endedAt', 'is', null)
        .where('offerCondition.status', 'in', ['open', 'not-met'])
        .limit(atMost)
        .execute(),
  },
]
