import { signatureOf, type Said, nothingSaid } from '~/domain/progress/entry-grid'
import { saveGrid } from '~/domain/progress/entry.commands.server'
import { gridAsked, gridRows } from '~/domain/progress/grid.queries.server'
import { findRound } from '~/domain/progress/round.queries.server'
import type { Context } from '~/kit/context.server'

export const aCourse = (run: string) => ({ run, form: '', subject: '', scale: '' })

/** What stands in a grid now, as its page has it. */
export async function standingIn(ctx: Context, roundId: string, run: string) {
  const round = await findRound(ctx, roundId)
  return gridRows(ctx, round, await gridAsked(ctx, round, aCourse(run)))
}

/** Enters one learner's row, as somebody does who sees what stands there. */
export async function enter(ctx: Context, roundId: string, run: string, learnerId: string, said: Partial<Said>) {
  const now = (await standingIn(ctx, roundId, run)).find(({ id }) => id === learnerId)
  const was = signatureOf(now ?? nothingSaid)
  const rows = [{ learnerId, was, ...nothingSaid, ...pick(now), ...said }]
  return saveGrid(ctx, roundId, aCourse(run), { scale: 'Pass, merit, distinction', rows })
}

function pick(now: Said | undefined): Partial<Said> {
  return now ? { target: now.target, grade: now.grade, effort: now.effort, comment: now.comment } : {}
}
