import { mustBeAllowed } from '~/access/guard.server'
import { recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { refuseTakingBack } from './nudge'
import { lastNudgesBy } from './nudge.queries.server'

/** Takes back the reminders one sent last, while their letters still wait; how many there were. */
export function takeBackNudges(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const schoolId = orNotFound(ctx.actor.organisationId ?? undefined, 'school')
    mustBeAllowed(ctx, 'learner.nudge', { schoolId })
    const last = orNotFound(await lastNudgesBy(ctx), 'nudge')
    refuseTakingBack(last, ctx.now)

    const taken = await ctx.db
      .updateTable('nudge')
      .set({ takenBackAt: ctx.now })
      .where('nudgedById', '=', ctx.actor.id)
      .where('schoolId', '=', schoolId)
      .where('nudgedAt', '=', last.nudgedAt)
      .where('takenBackAt', 'is', null)
      .returning(['id', 'learnerId'])
      .execute()
    await recordAll(
      ctx,
      taken.map(({ id, learnerId }) => ({
        action: 'learner.nudge-taken-back',
        subject: { type: 'nudge', id, learnerId, organisationId: schoolId },
      })),
    )
    return taken.length
  })
}
