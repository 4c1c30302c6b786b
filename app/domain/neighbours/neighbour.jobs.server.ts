import { z } from 'zod'
import type { Context } from '~/kit/context.server'
import { defineJob, enqueue } from '~/kit/jobs.server'
import { pullNeighbour } from './neighbour-file.commands.server'
import { neighboursToPull } from './neighbour.queries.server'

/** Fetches the courses of one neighbouring area. */
export const pullOneNeighbour = defineJob({
  name: 'neighbours/pull',
  payload: z.object({ neighbourId: z.uuid(), mayRemoveMany: z.boolean() }),
  run: (ctx, { neighbourId, mayRemoveMany }) => pullNeighbour(ctx, neighbourId, { mayRemoveMany }),
})

/** Every night each neighbour is fetched by a job of its own, so that a slow site keeps nobody waiting. */
export async function pullNeighbours(ctx: Context): Promise<void> {
  for (const { id: neighbourId } of await neighboursToPull(ctx)) {
    await enqueue(
      ctx,
      pullOneNeighbour,
      { neighbourId, mayRemoveMany: false },
      { key: `pull-neighbour:${neighbourId}` },
    )
  }
}
