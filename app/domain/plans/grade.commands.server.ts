import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { PredictedGrade } from './grade'

/** The school predicts a learner's grades: they are marked as confirmed, and the learner can no longer change them. */
export function predictGrades(ctx: Context, learnerId: string, grades: readonly PredictedGrade[]) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'grade.predict', learner)
    await writeGrades(ctx, learnerId, grades, 'school')
    await record(ctx, 'grades.predicted', { type: 'learner', id: learnerId, learnerId }, { grades: grades.length })
  })
}

/** Replaces what one source said of a learner's grades; the learner's own words give way to the school's. */
export async function writeGrades(
  ctx: Context,
  learnerId: string,
  grades: readonly PredictedGrade[],
  source: 'learner' | 'school',
) {
  const isConfirmed = source === 'school'
  await ctx.db
    .deleteFrom('grade')
    .where('learnerId', '=', learnerId)
    .where('stage', '=', 'predicted')
    .where('isConfirmed', '=', isConfirmed)
    .execute()
  if (grades.length === 0) return
  await ctx.db
    .insertInto('grade')
    .values(
      grades.map((grade) => ({
        ...grade,
        learnerId,
        scale: grade.qualification,
        stage: 'predicted' as const,
        source,
        isConfirmed,
        recordedById: ctx.actor.id,
        recordedAt: ctx.now,
      })),
    )
    .onConflict((conflict) =>
      isConfirmed
        ? conflict.columns(['learnerId', 'qualification', 'subject', 'stage']).doUpdateSet((eb) => ({
            grade: eb.ref('excluded.grade'),
            source: eb.ref('excluded.source'),
            isConfirmed: eb.ref('excluded.isConfirmed'),
            recordedById: eb.ref('excluded.recordedById'),
            recordedAt: eb.ref('excluded.recordedAt'),
          }))
        : conflict.doNothing(),
    )
    .execute()
}

async function lockLearner(ctx: Context, learnerId: string) {
  const learner = await learnersVisibleTo(ctx)
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .select(['learner.id as learnerId', 'rollEntry.schoolId'])
    .where('learner.id', '=', learnerId)
    .forUpdate('learner')
    .executeTakeFirst()
  return orNotFound(learner, 'learner')
}
