import type { Check } from '~/kit/checks.server'

/** What cannot be in this room. */
export const participationChecks: Check[] = [
  {
    name: 'verified-before-start',
    sentence: 'An activity was verified before it started.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('activity')
        .select(['activity.id as subjectId', 'activity.learnerId'])
        .where('activity.status', '=', 'confirmed')
        .where('activity.endedAt', 'is', null)
        .whereRef('activity.verifiedOn', '<', 'activity.startedOn')
        .limit(atMost)
        .execute(),
  },
  {
    name: 'caseload-without-adviser',
    sentence: 'A learner is on the caseload of somebody who is not an adviser any more.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('caseloadEntry')
        .leftJoin('membership', (join) =>
          join
            .onRef('membership.accountId', '=', 'caseloadEntry.adviserId')
            .on('membership.role', '=', 'adviser')
            .on('membership.endedAt', 'is', null),
        )
        .select(['caseloadEntry.id as subjectId', 'caseloadEntry.learnerId'])
        .where('caseloadEntry.endedAt', 'is', null)
        .where('membership.id', 'is', null)
        .limit(atMost)
        .execute(),
  },
]
