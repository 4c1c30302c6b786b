import type { Check } from '~/kit/checks.server'

/** What cannot be in this room. */
export const destinationChecks: Check[] = [
  {
    name: 'destination-without-enrolment',
    sentence: 'An actual destination came from an enrolment that did not happen.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('destination')
        .innerJoin('enrolment', 'enrolment.id', 'destination.enrolmentId')
        .select(['destination.id as subjectId', 'destination.learnerId'])
        .where('destination.kind', '=', 'actual')
        .where('destination.supersededAt', 'is', null)
        .where('enrolment.status', '=', 'not-arrived')
        .limit(atMost)
        .execute(),
  },
]
