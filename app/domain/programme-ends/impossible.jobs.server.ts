import type { Check } from '~/kit/checks.server'

/** What cannot be in this room. */
export const programmeChecks: Check[] = [
  {
    name: 'ended-and-live',
    sentence: 'A programme has an ending that stands, and goes on.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('programmeEnd')
        .leftJoin('enrolment', 'enrolment.id', 'programmeEnd.enrolmentId')
        .leftJoin('placement', 'placement.id', 'programmeEnd.placementId')
        .select(['programmeEnd.id as subjectId', 'programmeEnd.learnerId'])
        .where('programmeEnd.undoneAt', 'is', null)
        .where((eb) =>
          eb.or([
            eb('enrolment.status', '=', 'enrolled'),
            eb('placement.state', 'in', ['planned', 'started', 'suspended']),
          ]),
        )
        .limit(atMost)
        .execute(),
  },
  {
    name: 'left-without-ending',
    sentence: 'A learner has left a course, and nobody has said how.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('enrolment')
        .innerJoin('choice', 'choice.id', 'enrolment.choiceId')
        .leftJoin('programmeEnd', (join) =>
          join.onRef('programmeEnd.enrolmentId', '=', 'enrolment.id').on('programmeEnd.undoneAt', 'is', null),
        )
        .select(['enrolment.id as subjectId', 'enrolment.learnerId'])
        .where('enrolment.status', '=', 'left')
        .where('choice.state', '=', 'enrolled')
        .where('programmeEnd.id', 'is', null)
        .limit(atMost)
        .execute(),
  },
]
