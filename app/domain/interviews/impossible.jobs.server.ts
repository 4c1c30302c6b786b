import type { Check } from '~/kit/checks.server'

/** What cannot be in this room. */
export const interviewChecks: Check[] = [
  {
    name: 'interviewing-without-interview',
    sentence: 'A choice is at the interview, but none is arranged, nor is a time to be chosen.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .leftJoin('interview', (join) =>
          join.onRef('interview.choiceId', '=', 'choice.id').on('interview.cancelledAt', 'is', null),
        )
        .leftJoin('interviewInvitation as invitation', (join) =>
          join.onRef('invitation.choiceId', '=', 'choice.id').on('invitation.endedAt', 'is', null),
        )
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('choice.state', '=', 'interviewing')
        .where('interview.id', 'is', null)
        .where('invitation.id', 'is', null)
        .limit(atMost)
        .execute(),
  },
]
