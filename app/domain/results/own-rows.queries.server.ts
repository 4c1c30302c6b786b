import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { GRADES_AT_MOST, usualSubjects } from '~/domain/plans/grade'
import type { Context } from '~/kit/context.server'
import { ownResultsOf } from './result.queries.server'

const SPARE_ROWS = 4

/** What the viewer’s organisation has put in for one learner, as rows to write in; the usual subjects where that is nothing. */
export async function ownRows(ctx: Context, learnerId: string) {
  const { id: cycleId } = await currentCycle(ctx)
  const held = await ownResultsOf(ctx, cycleId, [learnerId])
  const started = held.length > 0 ? held : usualSubjects.map((usual) => ({ ...usual, grade: '' }))
  return {
    grades: started.map(({ subject, qualification, grade }) => ({ subject, qualification, grade })),
    rows: Math.min(GRADES_AT_MOST, started.length + SPARE_ROWS),
  }
}
