import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { standing } from './prediction'
import { BOXES_AT_MOST, type GridSubject } from './prediction-grid'
import { predictionsOf, releasedAmong } from './prediction.queries.server'

const FORMS_AT_MOST = 100
const SCHOOL_LEAVERS = 11

function leaversVisibleTo(ctx: Context) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .where('rollEntry.yearGroup', '=', SCHOOL_LEAVERS)
}

/** The form groups of the viewer's leavers; somebody may be in none. */
export async function formsOf(ctx: Context): Promise<string[]> {
  const rows = await leaversVisibleTo(ctx)
    .select('rollEntry.form')
    .distinct()
    .orderBy('rollEntry.form')
    .limit(FORMS_AT_MOST)
    .execute()
  return rows.map(({ form }) => form ?? '')
}

/** The learners of one form with what is predicted of each in one subject, by the school and by themselves. */
export async function gridOf(ctx: Context, form: string, { subject, qualification }: GridSubject) {
  const learners = await leaversVisibleTo(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName'])
    .where('rollEntry.form', form === '' ? 'is' : '=', form === '' ? null : form)
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(BOXES_AT_MOST)
    .execute()
  const ids = learners.map(({ id }) => id)
  const held = await predictionsOf(ctx, ids)
  const released = await releasedAmong(ctx, ids)
  return learners.map(({ id, givenNames, familyName }) => {
    const now = standing(held.get(id) ?? [], subject, qualification)
    return {
      id,
      name: `${familyName}, ${givenNames}`,
      grade: now?.isConfirmed ? now.grade : '',
      own: now && !now.isConfirmed ? now.grade : '',
      isReleased: released.has(id),
    }
  })
}
