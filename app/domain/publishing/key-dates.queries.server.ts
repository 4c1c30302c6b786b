import { z } from 'zod'
import type { Context } from '~/kit/context.server'

const particulars = z.object({ name: z.string(), before: z.iso.date() })

/** Which key date an event moved, and on which day it fell before; null where the event tells of something else. */
export async function movedDateOf(ctx: Context, eventId: string) {
  const event = await ctx.db
    .selectFrom('auditEvent')
    .select(['subjectId', 'particulars'])
    .where('id', '=', eventId)
    .where('action', '=', 'key-date.moved')
    .executeTakeFirst()
  const told = particulars.safeParse(event?.particulars)
  return event && told.success ? { cycleId: event.subjectId, ...told.data } : null
}
