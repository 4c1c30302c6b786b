import { z } from 'zod'
import type { Context } from '~/kit/context.server'
import { defineJob, reactionPayload } from '~/kit/jobs.server'
import { planPlacement, takeBackPlacementOf } from './placement.commands.server'

/** What the event of a confirmed case carries: everything a placement is made from. */
const confirmed = z.object({
  learnerId: z.uuid(),
  homeId: z.uuid(),
  hostId: z.uuid(),
  courseRunId: z.uuid(),
  bookingIds: z.array(z.uuid()).max(40),
  fromOn: z.iso.date(),
  untilOn: z.iso.date(),
})

/** A panel’s decision that the home school has confirmed becomes a placement. */
export const planPlacementOf = defineJob({
  name: 'placements/plan-of-case',
  payload: reactionPayload,
  run: async (ctx, { eventId, subjectId }) => {
    const particulars = await particularsOf(ctx, eventId)
    const { fromOn, untilOn, ...plan } = confirmed.parse(particulars)
    await planPlacement(ctx, { ...plan, caseId: subjectId, startsOn: fromOn, endsOn: untilOn })
  },
})

/** A case that is taken back before the first day takes its placement along. */
export const takeBackPlacementAfter = defineJob({
  name: 'placements/take-back-of-case',
  payload: reactionPayload,
  run: (ctx, { subjectId }) => takeBackPlacementOf(ctx, subjectId),
})

async function particularsOf(ctx: Context, eventId: string): Promise<unknown> {
  const event = ctx.db.selectFrom('auditEvent').select('particulars').where('id', '=', eventId)
  return (await event.executeTakeFirstOrThrow()).particulars
}
