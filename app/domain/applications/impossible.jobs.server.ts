import type { Check } from '~/kit/checks.server'
import { firmlyHeld, seenByProvider } from './choice.states'

/** What cannot be in this room. */
export const applicationChecks: Check[] = [
  {
    name: 'seen-without-copy',
    sentence: 'A provider has a choice, but no copy of what was sent with it.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .select(['id as subjectId', 'learnerId'])
        .where('state', 'in', seenByProvider)
        .where('state', '!=', 'course_cancelled') // a course may be cancelled before anything was sent
        .where((eb) => eb.or([eb('sentAt', 'is', null), eb('snapshot', 'is', null)]))
        .limit(atMost)
        .execute(),
  },
  {
    name: 'rejected-without-reason',
    sentence: 'A choice was rejected, but no reason is kept.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .leftJoin('rejection', 'rejection.choiceId', 'choice.id')
        .leftJoin('rejectionReason', 'rejectionReason.rejectionId', 'rejection.id')
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('choice.state', '=', 'rejected')
        .where('rejectionReason.reasonId', 'is', null)
        .limit(atMost)
        .execute(),
  },
  {
    name: 'withdrawn-without-reason',
    sentence: 'A choice was withdrawn, but no reason is kept.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .leftJoin('withdrawal', 'withdrawal.choiceId', 'choice.id')
        .select(['choice.id as subjectId', 'choice.learnerId'])
        .where('choice.state', '=', 'withdrawn')
        .where('withdrawal.id', 'is', null)
        .limit(atMost)
        .execute(),
  },
  {
    name: 'two-firm-places',
    sentence: 'A learner holds two firm places in an area that lets one be held.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('choice')
        .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
        .leftJoin('areaSetting as policy', (join) =>
          join.onRef('policy.areaId', '=', 'cycle.areaId').on('policy.name', '=', 'acceptancePolicy'),
        )
        .select((eb) => [eb.fn.max<string>(eb.cast('choice.id', 'text')).as('subjectId'), 'choice.learnerId'])
        .where('choice.state', 'in', firmlyHeld)
        .where((eb) =>
          eb.or([eb('policy.value', 'is', null), eb('policy.value', '!=', JSON.stringify('open-until-confirmation'))]),
        )
        .groupBy(['choice.learnerId', 'choice.cycleId'])
        .having((eb) => eb(eb.fn.countAll(), '>', 1))
        .limit(atMost)
        .execute(),
  },
]
