import { mustBeAllowed } from '~/access/guard.server'
import { learnersVisibleTo } from '~/access/scopes.server'
import { recordAll } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { planNudge, TAKE_BACK_MINUTES } from './nudge'
import { tellNudged } from './nudge.jobs.server'
import { nudgeFactsOf } from './nudge.queries.server'

// A little longer than reminders can be taken back, so that the two never meet.
const LETTERS_WAIT_SECONDS = TAKE_BACK_MINUTES * 60 + 30

export type Nudged = { nudged: number; leftOut: number }

/** Reminds each of these learners of what is missing, at most once a week however many colleagues press at once. */
export function nudgeLearners(ctx: Context, learnerIds: string[]): Promise<Nudged> {
  return inTransaction(ctx, async (ctx) => {
    const schoolId = orNotFound(ctx.actor.organisationId ?? undefined, 'school')
    await lockLearners(ctx, learnerIds)
    const cycle = await currentCycle(ctx)
    const learners = await nudgeFactsOf(ctx, learnerIds, cycle.id)
    for (const learner of learners) mustBeAllowed(ctx, 'learner.nudge', { schoolId: learner.schoolId })
    const nudges = learners.flatMap((learner) => {
      const plan = planNudge(learner, ctx.now)
      return plan.is === 'nudge' ? [{ id: newId(), learnerId: learner.id, gap: plan.gap }] : []
    })
    if (nudges.length === 0) throw new Refusal('nobody-to-nudge', 'There is nobody here to remind just now.')

    const made = { schoolId, cycleId: cycle.id, nudgedById: ctx.actor.id, nudgedAt: ctx.now }
    await ctx.db
      .insertInto('nudge')
      .values(nudges.map((nudge) => ({ ...nudge, ...made })))
      .execute()
    await recordAll(
      ctx,
      nudges.map(({ id, learnerId, gap }) => ({
        action: 'learner.nudged',
        subject: { type: 'nudge', id, learnerId, organisationId: schoolId },
        particulars: { gap },
      })),
    )
    for (const { id } of nudges)
      await enqueue(ctx, tellNudged, { nudgeId: id }, { key: `nudged:${id}`, delaySeconds: LETTERS_WAIT_SECONDS })
    return { nudged: nudges.length, leftOut: learnerIds.length - nudges.length }
  })
}

// Two who nudge the same learners wait for one another, and the second finds the reminder of the first.
async function lockLearners(ctx: Context, learnerIds: string[]): Promise<void> {
  if (learnerIds.length === 0) return
  await learnersVisibleTo(ctx)
    .select('learner.id')
    .where('learner.id', 'in', learnerIds)
    .orderBy('learner.id')
    .forNoKeyUpdate()
    .execute()
}
