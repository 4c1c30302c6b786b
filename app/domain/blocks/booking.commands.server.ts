import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'

export type Stay = {
  learnerId: string
  courseRunId: string
  blockIds: readonly string[]
  fromOn: string
  untilOn: string
  /** The shared course whose place it takes, where no case of the panel holds that place. */
  sharedRunId?: string | null
}

/**
 * Books a learner into blocks, until a moment or for good, within a deed of a later room. Refused where one of them is taken:
 * by the table itself, so that of two who write at the same moment one is refused. Answers the ids of the bookings.
 */
export async function bookBlocks(ctx: Context, stay: Stay, heldUntil: Date | null): Promise<string[]> {
  if (stay.blockIds.length === 0) return []
  const free = await ctx.db
    .insertInto('blockBooking')
    .values(
      stay.blockIds.map((blockId) => ({
        blockId,
        learnerId: stay.learnerId,
        courseRunId: stay.courseRunId,
        sharedRunId: stay.sharedRunId ?? null,
        fromOn: stay.fromOn,
        untilOn: stay.untilOn,
        status: heldUntil === null ? ('confirmed' as const) : ('provisional' as const),
        heldUntil,
        bookedAt: ctx.now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (free.length < stay.blockIds.length) throw new Refusal('block-taken', TAKEN)
  return free.map(({ id }) => id)
}

/** What was held for a while is kept for good. */
export async function keepBookings(ctx: Context, bookingIds: readonly string[]) {
  if (bookingIds.length === 0) return
  await ctx.db
    .updateTable('blockBooking')
    .set({ status: 'confirmed', heldUntil: null })
    .where('id', 'in', bookingIds)
    .where('status', '=', 'provisional')
    .execute()
}

/** Frees bookings from a day on: one that has begun ends the day before, one that has not is free altogether. */
export async function freeBookings(ctx: Context, bookingIds: readonly string[], fromOn: string) {
  if (bookingIds.length === 0) return
  const begun = sql<boolean>`from_on < ${fromOn}::date`
  await ctx.db
    .updateTable('blockBooking')
    .set({
      status: sql`case when ${begun} then status else 'free' end`,
      heldUntil: sql`case when ${begun} then held_until end`,
      untilOn: sql`case when ${begun} then least(until_on, ${fromOn}::date - 1) else until_on end`,
    })
    .where('id', 'in', bookingIds)
    .where('status', '!=', 'free')
    .execute()
}

const TAKEN = 'This learner is expected somewhere else in one of these blocks. Choose another course or other days.'
