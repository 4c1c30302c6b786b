import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { enqueue } from '~/kit/jobs.server'
import { isDueToChase } from './chase'
import { tellNotSeenYet } from './chase.jobs.server'
import { begunWithout } from './chase.queries.server'

type Begun = Awaited<ReturnType<typeof begunWithout>>[number]

/** Each morning: who was not enrolled by the fifth working day of the course is asked after, once. */
export async function chaseNotEnrolled(ctx: Context): Promise<number> {
  const today = londonDay(ctx.now)
  let chased = 0
  for (const place of await begunWithout(ctx, today)) {
    if (!isDueToChase(place.startsOn, today, await closuresOf(ctx, place.areaId))) continue
    if (await chase(ctx, place)) chased += 1
  }
  return chased
}

function chase(ctx: Context, { id, learnerId, providerId, startsOn }: Begun): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const first = await ctx.db
      .insertInto('enrolmentChase')
      .values({ choiceId: id, chasedAt: ctx.now })
      .onConflict((conflict) => conflict.column('choiceId').doNothing())
      .returning('choiceId')
      .executeTakeFirst()
    if (!first) return false
    const subject = { type: 'choice', id, learnerId, organisationId: providerId }
    await record(ctx, 'enrolment.chased', subject, { startsOn })
    await enqueue(ctx, tellNotSeenYet, { choiceId: id }, { key: `enrolment-chase:${id}` })
    return true
  })
}
