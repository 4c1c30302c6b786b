import type { Check } from '~/kit/checks.server'

/** What cannot be in this room. */
export const requestChecks: Check[] = [
  {
    name: 'asked-without-question',
    sentence: 'A choice waits for information, but nothing was asked.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .leftJoin('informationRequest as request', (join) =>
          join.onRef('request.choiceId', '=', 'choice.id').on('request.endedAt', 'is', null),
        )
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('choice.state', '=', 'info_requested')
        .where('request.id', 'is', null)
        .limit(atMost)
        .execute(),
  },
]
