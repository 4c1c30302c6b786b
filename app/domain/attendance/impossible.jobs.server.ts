import type { Check } from '~/kit/checks.server'

/** What cannot be in this room. */
export const attendanceChecks: Check[] = [
  {
    name: 'mark-without-enrolment',
    sentence: 'A mark was given to a learner who was never enrolled on the course, nor placed there.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('mark')
        .innerJoin('classSession', 'classSession.id', 'mark.sessionId')
        .leftJoin('enrolment', (join) =>
          join
            .onRef('enrolment.courseRunId', '=', 'classSession.courseRunId')
            .onRef('enrolment.learnerId', '=', 'mark.learnerId'),
        )
        .select(['mark.id as subjectId', 'mark.learnerId'])
        .where('enrolment.id', 'is', null)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('placementSpell')
                .innerJoin('placement', 'placement.id', 'placementSpell.placementId')
                .select('placement.id')
                .whereRef('placementSpell.courseRunId', '=', 'classSession.courseRunId')
                .whereRef('placement.learnerId', '=', 'mark.learnerId'),
            ),
          ),
        )
        .limit(atMost)
        .execute(),
  },
  {
    name: 'taken-without-taker',
    sentence: 'Marks were saved in a register that is not taken.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('classSession')
        .innerJoin('mark', 'mark.sessionId', 'classSession.id')
        .select(['mark.id as subjectId', 'mark.learnerId'])
        .where('classSession.takenAt', 'is', null)
        .limit(atMost)
        .execute(),
  },
]
