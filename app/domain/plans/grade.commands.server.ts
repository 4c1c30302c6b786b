import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import type { OwnQualification, PredictedGrade } from './grade'

/** The school predicts a learner's grades: they are marked as confirmed, and the learner can no longer change them. */
export function predictGrades(ctx: Context, learnerId: string, grades: readonly PredictedGrade[]) {
  return inTransaction(ctx, async (ctx) => {
    const learner = await lockLearner(ctx, learnerId)
    mustBeAllowed(ctx, 'grade.predict', learner)
    await writePredictions(ctx, learnerId, grades)
    await record(ctx, 'grades.predicted', { type: 'learner', id: learnerId, learnerId }, { grades: grades.length })
  })
}

/** Replaces the learner's own list; what the school has confirmed of the same subject stays, and so does all beside it. */
export async function writeOwnGrades(ctx: Context, learnerId: string, rows: readonly OwnQualification[]) {
  await ctx.db
    .deleteFrom('grade')
    .where('learnerId', '=', learnerId)
    .where('isConfirmed', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('grade as confirmed')
            .select('confirmed.id')
            .whereRef('confirmed.learnerId', '=', 'grade.learnerId')
            .whereRef('confirmed.subject', '=', 'grade.subject')
            .whereRef('confirmed.qualification', '=', 'grade.qualification')
            .where('confirmed.isConfirmed', '=', true),
        ),
      ),
    )
    .execute()
  const values = rows.flatMap(({ subject, qualification, grade, achieved = null, year = null }) => [
    ...(grade === null ? [] : [{ subject, qualification, grade, stage: 'predicted' as const, year }]),
    ...(achieved === null ? [] : [{ subject, qualification, grade: achieved, stage: 'achieved' as const, year }]),
  ])
  if (values.length === 0) return
  await ctx.db
    .insertInto('grade')
    .values(values.map((grade) => ({ ...grade, ...saidBy(ctx, learnerId, 'learner', grade.qualification) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Writes what the school predicts; the learner’s own words for the same subject give way. */
export async function writePredictions(ctx: Context, learnerId: string, grades: readonly PredictedGrade[]) {
  await ctx.db
    .deleteFrom('grade')
    .where('learnerId', '=', learnerId)
    .where('stage', '=', 'predicted')
    .where('isConfirmed', '=', true)
    .execute()
  if (grades.length === 0) return
  await ctx.db
    .insertInto('grade')
    .values(
      grades.map((grade) => ({
        ...grade,
        ...saidBy(ctx, learnerId, 'school', grade.qualification),
        stage: 'predicted' as const,
        isConfirmed: true,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['learnerId', 'qualification', 'subject', 'stage']).doUpdateSet((eb) => ({
        grade: eb.ref('excluded.grade'),
        source: eb.ref('excluded.source'),
        isConfirmed: eb.ref('excluded.isConfirmed'),
        recordedById: eb.ref('excluded.recordedById'),
        recordedAt: eb.ref('excluded.recordedAt'),
      })),
    )
    .execute()
}

function saidBy(ctx: Context, learnerId: string, source: 'learner' | 'school', scale: string) {
  return { learnerId, scale, source, recordedById: ctx.actor.id, recordedAt: ctx.now }
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
