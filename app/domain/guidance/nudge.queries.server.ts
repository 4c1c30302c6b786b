import { sql, type Expression } from 'kysely'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { openOffers, waitingForLearner } from '~/domain/applications/choice.states'
import type { NudgeFacts } from './nudge'
import { hasAppliedOutside } from '~/domain/applications/outside-application.queries.server'

const AT_MOST = 500
const SHOWN = 20

export type NudgeCandidate = NudgeFacts & { id: string; givenNames: string; familyName: string; schoolId: string }

/** What decides whether these learners are reminded; those the viewer cannot see, or who are on no roll, are left away. */
export async function nudgeFactsOf(ctx: Context, learnerIds: string[], cycleId: string): Promise<NudgeCandidate[]> {
  if (learnerIds.length === 0) return []
  const rows = await learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .where('learner.id', 'in', learnerIds)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.schoolId'])
    .select((eb) => [
      sql<boolean>`${eb.ref('account.id')} is not null`.as('hasAccount'),
      sql<boolean>`coalesce(${eb.ref('account.email')}, ${eb.ref('learner.email')}) is not null`.as('hasEmail'),
      hasStartedProfile(ctx, eb.ref('learner.id'), cycleId).as('hasStartedProfile'),
      hasAppliedOutside(ctx, eb.ref('learner.id'), cycleId).as('hasAppliedOutside'),
      countOf(ctx, eb.ref('learner.id'), cycleId).as('choices'),
      countOf(ctx, eb.ref('learner.id'), cycleId, ['draft']).as('drafts'),
      countOf(ctx, eb.ref('learner.id'), cycleId, openOffers).as('unanswered'),
      countOf(ctx, eb.ref('learner.id'), cycleId, waitingForLearner).as('questions'),
      lastNudgeOf(ctx, eb.ref('learner.id')).as('lastNudgedAt'),
    ])
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(AT_MOST)
    .execute()
  return rows
}

function hasStartedProfile(ctx: Asking, learnerId: Expression<string>, cycleId: string) {
  return sql<boolean>`exists ${ctx.db
    .selectFrom('application')
    .innerJoin('applicationSection', 'applicationSection.applicationId', 'application.id')
    .select('application.id')
    .where('application.learnerId', '=', learnerId)
    .where('application.cycleId', '=', cycleId)}`
}

function countOf(ctx: Asking, learnerId: Expression<string>, cycleId: string, states?: readonly string[]) {
  return sql<number>`${ctx.db
    .selectFrom('choice')
    .select(sql<number>`count(*)::int`.as('choices'))
    .where('choice.learnerId', '=', learnerId)
    .where('choice.cycleId', '=', cycleId)
    .$if(states !== undefined, (query) => query.where(sql<string>`choice.state::text`, 'in', [...(states ?? [])]))}`
}

/** When a learner was last reminded, as part of a larger question. */
export function lastNudgeOf(ctx: Asking, learnerId: Expression<string>) {
  return sql<Date | null>`${ctx.db
    .selectFrom('nudge')
    .select('nudge.nudgedAt')
    .where('nudge.learnerId', '=', learnerId)
    .where('nudge.takenBackAt', 'is', null)
    .orderBy('nudge.nudgedAt', 'desc')
    .orderBy('nudge.id')
    .limit(1)}`
}

/** Every reminder a learner has had, newest first. */
export function nudgesOf(ctx: Context, learnerId: string) {
  return learnersVisibleTo(ctx)
    .innerJoin('nudge', 'nudge.learnerId', 'learner.id')
    .leftJoin('account as colleague', 'colleague.id', 'nudge.nudgedById')
    .select(['nudge.id', 'nudge.gap', 'nudge.nudgedAt', 'colleague.name as by'])
    .where('learner.id', '=', learnerId)
    .where('nudge.takenBackAt', 'is', null)
    .orderBy('nudge.nudgedAt', 'desc')
    .orderBy('nudge.id')
    .limit(SHOWN)
    .execute()
}

/** The reminders the viewer sent last, all at once: when, to how many, and whether they were taken back. */
export function lastNudgesBy(ctx: Context) {
  return ctx.db
    .selectFrom('nudge')
    .select((eb) => [
      'nudgedAt',
      sql<number>`count(*)::int`.as('learners'),
      eb.fn.agg<boolean>('bool_and', [eb('takenBackAt', 'is not', null)]).as('isTakenBack'),
    ])
    .where('nudgedById', '=', ctx.actor.id)
    .where('schoolId', '=', ctx.actor.organisationId)
    .groupBy('nudgedAt')
    .orderBy('nudgedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** One reminder, for its letter; nothing where it was taken back, or what it asks for has no learner any more. */
export function findNudge(ctx: Context, nudgeId: string) {
  return ctx.db
    .selectFrom('nudge')
    .innerJoin('organisation as school', 'school.id', 'nudge.schoolId')
    .select(['nudge.id', 'nudge.learnerId', 'nudge.gap', 'school.name as school'])
    .where('nudge.id', '=', nudgeId)
    .where('nudge.takenBackAt', 'is', null)
    .executeTakeFirst()
}
