import type { Context } from '~/kit/context.server'
import type { OwnQualification, PredictedGrade, SubjectTaken } from './grade'

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

/** Replaces all that the school predicts of a learner; the learner’s own words for the same subject give way. */
export async function writePredictions(ctx: Context, learnerId: string, grades: readonly PredictedGrade[]) {
  await ctx.db
    .deleteFrom('grade')
    .where('learnerId', '=', learnerId)
    .where('stage', '=', 'predicted')
    .where('isConfirmed', '=', true)
    .execute()
  await putPredictions(
    ctx,
    grades.map((grade) => ({ ...grade, learnerId })),
  )
}

/** Writes single predictions of the school, of one learner or of many; what else there is stays. */
export async function putPredictions(ctx: Context, grades: readonly (PredictedGrade & { learnerId: string })[]) {
  if (grades.length === 0) return
  await ctx.db
    .insertInto('grade')
    .values(
      grades.map(({ learnerId, ...grade }) => ({
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

/** Takes single predictions of the school away. */
export async function removePredictions(ctx: Context, learnerId: string, names: readonly SubjectTaken[]) {
  for (const { subject, qualification } of names) {
    await ctx.db
      .deleteFrom('grade')
      .where('learnerId', '=', learnerId)
      .where('subject', '=', subject)
      .where('qualification', '=', qualification)
      .where('stage', '=', 'predicted')
      .where('isConfirmed', '=', true)
      .execute()
  }
}

function saidBy(ctx: Context, learnerId: string, source: 'learner' | 'school', scale: string) {
  return { learnerId, scale, source, recordedById: ctx.actor.id, recordedAt: ctx.now }
}
