import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { Rejected } from './revert'

const CHOICES_AT_MOST = 100

/** What decides whether a rejection may be reverted: who gave it and when, and what its learner has elsewhere. */
export async function findRejected(ctx: Context, choiceId: string): Promise<Rejected> {
  const row = await choicesVisibleTo(ctx)
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .leftJoin('rejection', 'rejection.choiceId', 'choice.id')
    .select(['choice.state', 'choice.courseRunId', 'cycle.closedAt', 'rejection.rejectedAt'])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('rejectionReason')
            .innerJoin('reason', 'reason.id', 'rejectionReason.reasonId')
            .select('reason.id')
            .whereRef('rejectionReason.rejectionId', '=', 'rejection.id')
            .where('reason.party', '=', 'system'),
        )
        .$castTo<boolean>()
        .as('isByClock'),
      jsonArrayFrom(
        // What is elsewhere decides, and is not shown: the rule speaks of it in one sentence.
        eb
          .selectFrom('choice as other')
          .select(['other.state', 'other.courseRunId'])
          .whereRef('other.applicationId', '=', 'choice.applicationId')
          .whereRef('other.id', '!=', 'choice.id')
          .orderBy('other.id')
          .limit(CHOICES_AT_MOST),
      ).as('others'),
    ])
    .where('choice.id', '=', choiceId)
    .orderBy('rejection.rejectedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { closedAt, ...rejected } = orNotFound(row, 'choice')
  return { ...rejected, isCycleClosed: closedAt !== null }
}
