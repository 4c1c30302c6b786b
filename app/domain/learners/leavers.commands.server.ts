import { recordAll } from '~/kit/audit.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { rememberRows } from '~/kit/intake.server'
import type { CohortRun } from './cohort-run.commands.server'

/** Takes those off the roll of whom the school says that they have left, unless the file tells of them after all. */
export async function takeOffRoll(ctx: Context, { school, judging, lines, intake }: CohortRun): Promise<number> {
  const ids = judging.leaving.filter((id) => !lines.has(id))
  if (ids.length === 0) return 0
  const left = await ctx.db
    .updateTable('rollEntry')
    .set({ leftOn: londonDay(ctx.now) })
    .where('schoolId', '=', school.id)
    .where('learnerId', 'in', ids)
    .where('leftOn', 'is', null)
    .returning('learnerId')
    .execute()
  await rememberRows(
    ctx,
    intake,
    left.map(({ learnerId }) => ({
      noun: 'learner',
      recordId: learnerId,
      outcome: 'withdrawn',
      before: { schoolId: school.id },
    })),
  )
  await recordAll(
    ctx,
    left.map(({ learnerId }) => ({
      action: 'learner.left-school',
      subject: { type: 'learner', id: learnerId, learnerId, organisationId: school.id },
      particulars: { intakeId: intake.id },
    })),
  )
  return left.length
}
