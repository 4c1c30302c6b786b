import { sql } from 'kysely'
import { planOwnersVisibleTo } from '~/access/plan-scopes.server'
import { progressLearnersVisibleTo } from '~/access/progress-scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { mayWatch } from './round.queries.server'

const ALERTS_AT_MOST = 20

/** What an early warning is made of beside the reports: patterns of absence, and what is late in the plan for whoever may open it. */
export async function factsOf(ctx: Context, learnerIds: readonly string[]) {
  const none = { alerts: [], plans: [] }
  if (!mayWatch(ctx) || learnerIds.length === 0) return none
  const today = londonDay(ctx.now)
  const alerts = await progressLearnersVisibleTo(ctx)
    .innerJoin('attendanceAlert as alert', 'alert.learnerId', 'learner.id')
    .innerJoin('organisation as provider', 'provider.id', 'alert.providerId')
    .select(['alert.learnerId', 'alert.kind', 'alert.possible', 'alert.attended', 'alert.late', 'alert.missed'])
    .select('provider.name as providerName')
    .where('alert.closedOn', 'is', null)
    .where('learner.id', 'in', [...learnerIds])
    .orderBy('alert.openedOn')
    .orderBy('alert.id')
    .limit(ALERTS_AT_MOST * learnerIds.length)
    .execute()
  const plans = await planOwnersVisibleTo(ctx)
    .select([
      'learner.id as learnerId',
      sql<string | null>`(select min(due_on)::text from review where review.learner_id = learner.id
        and review.state = 'due' and review.due_on < ${today})`.as('reviewDueOn'),
      sql<number>`(select count(*)::int from target where target.learner_id = learner.id
        and target.state = 'active' and target.due_on < ${today})`.as('lateTargets'),
      sql<number>`(select count(*)::int from target join target_step step on step.target_id = target.id
        where target.learner_id = learner.id and target.state = 'active' and step.state <> 'complete'
        and step.due_on < ${today})`.as('lateSteps'),
    ])
    .where('learner.id', 'in', [...learnerIds])
    .where('learner.id', 'in', progressLearnersVisibleTo(ctx).select('learner.id'))
    .orderBy('learner.id')
    .limit(learnerIds.length)
    .execute()
  return { alerts, plans }
}
