import type { Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { announce } from '~/kit/live.server'
import { placedInSession } from './home-school.queries.server'
import { topicOf } from './live'
import type { MarkChange } from './mark'
import { tellUnexplained } from './unexplained.jobs.server'

const ABSENT = 'O'
// A mark that was a slip of the hand is put right within minutes; the letter waits so long.
const GRACE_SECONDS = 600

/** Tells the open pages of home schools what was marked about their learners, and asks after who is absent without a reason. */
export async function tellHomeSchools(ctx: Context, sessionId: string, changes: readonly MarkChange[]) {
  const placed = await placedInSession(
    ctx,
    sessionId,
    changes.map(({ learnerId }) => learnerId),
  )
  for (const schoolId of new Set(placed.map((one) => one.schoolId))) await announce(ctx, topicOf(schoolId))
  const absent = new Set(changes.flatMap(({ learnerId, to }) => (to.code === ABSENT ? [learnerId] : [])))
  for (const { learnerId } of placed.filter((one) => absent.has(one.learnerId))) {
    await enqueue(
      ctx,
      tellUnexplained,
      { sessionId, learnerId },
      { key: `unexplained:${sessionId}:${learnerId}`, delaySeconds: GRACE_SECONDS },
    )
  }
}
