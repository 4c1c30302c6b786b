import { resultsVisibleTo } from '~/access/people-scopes.server'
import { isQualification } from '~/domain/plans/grade'
import type { Context } from '~/kit/context.server'
import type { Result } from './evaluation'

const RESULTS_AT_MOST = 40_000

/** The results of these learners in a cycle that the viewer may see. */
export async function resultsOf(
  ctx: Context,
  cycleId: string,
  learnerIds: readonly string[],
): Promise<Map<string, Result[]>> {
  if (learnerIds.length === 0) return new Map()
  const rows = await resultsVisibleTo(ctx)
    .select(['examResult.learnerId', 'examResult.subject', 'examResult.qualification', 'examResult.grade'])
    .where('examResult.cycleId', '=', cycleId)
    .where('examResult.learnerId', 'in', [...new Set(learnerIds)])
    .orderBy('examResult.subject')
    .orderBy('examResult.id')
    .limit(RESULTS_AT_MOST)
    .execute()
  const results = new Map<string, Result[]>()
  for (const { learnerId, qualification, ...row } of rows) {
    if (isQualification(qualification))
      results.set(learnerId, [...(results.get(learnerId) ?? []), { ...row, qualification }])
  }
  return results
}

/** What the viewer's own organisation has put in for these learners, for who adds to it. */
export async function ownResultsOf(ctx: Context, cycleId: string, learnerIds: readonly string[]) {
  if (learnerIds.length === 0) return []
  return resultsVisibleTo(ctx)
    .select(['examResult.learnerId', 'examResult.subject', 'examResult.qualification', 'examResult.grade'])
    .where('examResult.cycleId', '=', cycleId)
    .where('examResult.learnerId', 'in', [...new Set(learnerIds)])
    .where('examResult.givenById', '=', ctx.actor.organisationId ?? '00000000-0000-0000-0000-000000000000')
    .orderBy('examResult.subject')
    .orderBy('examResult.id')
    .limit(RESULTS_AT_MOST)
    .execute()
}
