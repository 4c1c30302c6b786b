import { sql, type Expression, type SqlBool } from 'kysely'
import type { Asking } from '~/kit/context.server'
import { inProgress, openOffers } from '~/domain/applications/choice.states'
import { aboutIn } from './deadline'

/** Whether one day of the wall concerns a learner, as part of a larger question; everybody where none is asked about. */
export function isConcerned(
  ctx: Asking,
  learnerId: Expression<string>,
  cycleId: string,
  about: string,
): Expression<SqlBool> {
  const asked = aboutIn(about)
  if (!asked) return sql<boolean>`true`
  const choices = ctx.db
    .selectFrom('choice as dated')
    .select('dated.id')
    .where('dated.learnerId', '=', learnerId)
    .where('dated.cycleId', '=', cycleId)
  const { value } = asked
  const among = {
    closing: () => choices.where('dated.state', '=', 'draft').where('dated.courseRunId', '=', value),
    event: () => choices.where('dated.state', 'in', inProgress).where('dated.providerId', '=', value),
    reply: () =>
      choices
        .innerJoin('offer', (join) => join.onRef('offer.choiceId', '=', 'dated.id').on('offer.endedAt', 'is', null))
        .where('dated.state', 'in', openOffers)
        .where('offer.replyBy', '=', value),
    interview: () =>
      choices
        .innerJoin('interview', (join) =>
          join.onRef('interview.choiceId', '=', 'dated.id').on('interview.cancelledAt', 'is', null),
        )
        .where('dated.state', '=', 'interviewing')
        .where(sql<boolean>`(interview.starts_at at time zone 'Europe/London')::date = ${value}::date`),
  }
  return sql<boolean>`exists ${among[asked.kind]()}`
}
