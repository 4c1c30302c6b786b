import type { Context } from '~/kit/context.server'
import { isPlacedThere } from './expected.queries.server'

const MOST_PLACED = 500

/** Which of these learners come to a session from another school, and whose roll they are on. */
export function placedInSession(ctx: Context, sessionId: string, learnerIds: readonly string[]) {
  if (learnerIds.length === 0) return Promise.resolve([])
  return ctx.db
    .selectFrom('classSession')
    .innerJoin('placementSpell', 'placementSpell.courseRunId', 'classSession.courseRunId')
    .innerJoin('placement', 'placement.id', 'placementSpell.placementId')
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'placement.learnerId').on('rollEntry.leftOn', 'is', null),
    )
    .select(['placement.learnerId', 'rollEntry.schoolId'])
    .where('classSession.id', '=', sessionId)
    .where('placement.learnerId', 'in', [...learnerIds])
    .where(isPlacedThere)
    .orderBy('placement.learnerId')
    .limit(MOST_PLACED)
    .execute()
}
