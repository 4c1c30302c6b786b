import { mustBeAllowed } from '~/access/guard.server'
import { putPredictions, removePredictions, writePredictions } from '~/domain/plans/grade.commands.server'
import type { PredictedGrade } from '~/domain/plans/grade'
import { record, recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { released } from './prediction'
import { changesInGrid, type Box, type GridSubject } from './prediction-grid'
import { tellGradesChanged } from './prediction.jobs.server'
import { lockPredicted, withCopiesOut } from './prediction.queries.server'

/** The school predicts a learner's grades: they are marked as confirmed, and the learner can no longer change them. */
export function predictGrades(ctx: Context, learnerId: string, grades: readonly PredictedGrade[]) {
  return inTransaction(ctx, async (ctx) => {
    const [learner] = await lockPredicted(ctx, [learnerId])
    mustBeAllowed(ctx, 'grade.predict', orNotFound(learner, 'learner'))
    if (isSame(learner?.held ?? [], grades)) return
    if (learner?.isReleased) throw new Refusal(released.code, released.sentence)
    await writePredictions(ctx, learnerId, grades)
    await record(ctx, 'grades.predicted', subjectOf(learnerId), { grades: grades.length })
    await tellOfChange(ctx, [learnerId])
  })
}

/** Saves one subject of a form group as it was typed; a box left as it was is not touched. */
export function saveGrid(ctx: Context, subject: GridSubject, boxes: readonly Box[]) {
  return inTransaction(ctx, async (ctx) => {
    const learners = await lockPredicted(
      ctx,
      boxes.map(({ learnerId }) => learnerId),
    )
    if (learners.length < boxes.length) throw new NotFound('learner')
    for (const learner of learners) mustBeAllowed(ctx, 'grade.predict', learner)
    const changes = changesInGrid(learners, subject, boxes)
    await putPredictions(
      ctx,
      changes.flatMap(({ learnerId, put }) => (put ? [{ learnerId, ...put }] : [])),
    )
    for (const { learnerId, remove } of changes) await removePredictions(ctx, learnerId, remove ? [remove] : [])
    const ids = changes.map(({ learnerId }) => learnerId)
    await recordAll(
      ctx,
      ids.map((id) => ({ action: 'grades.predicted', subject: subjectOf(id), particulars: { grades: 1 } })),
    )
    await tellOfChange(ctx, ids)
    return ids.length
  })
}

/** Whoever has sent something is told that it went with other grades; each once, however many changed at a time. */
export async function tellOfChange(ctx: Context, learnerIds: string[]): Promise<void> {
  for (const learnerId of await withCopiesOut(ctx, learnerIds))
    await enqueue(
      ctx,
      tellGradesChanged,
      { learnerId, changedAt: ctx.now.toISOString() },
      { key: `grades:${learnerId}` },
    )
}

function isSame(
  held: readonly { subject: string; grade: string; qualification: string; isConfirmed: boolean }[],
  grades: readonly PredictedGrade[],
) {
  const nameOf = (one: PredictedGrade | (typeof held)[number]) => `${one.subject} ${one.qualification} ${one.grade}`
  const now = new Set(held.filter(({ isConfirmed }) => isConfirmed).map(nameOf))
  return now.size === grades.length && grades.every((one) => now.has(nameOf(one)))
}

function subjectOf(learnerId: string) {
  return { type: 'learner', id: learnerId, learnerId }
}
