import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'

const CHILDREN_AT_MOST = 20

/** The learners a parent or carer is linked to, with the school each is at. */
export function linkedLearners(ctx: Context) {
  return learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'school.name as school'])
    .orderBy('learner.bornOn')
    .orderBy('learner.id')
    .limit(CHILDREN_AT_MOST)
    .execute()
}
