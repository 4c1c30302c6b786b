import { addNeighbour } from '~/domain/neighbours/neighbour.commands.server'
import { takeNeighbourFile } from '~/domain/neighbours/neighbour-file.commands.server'
import type { Context } from '~/kit/context.server'
import { neighbour, neighbourFile } from '../county/neighbour'
import type { Files } from './files.server'
import { actingAs } from './play.server'
import type { World } from './world.server'

/** The coordinator shows what the next county offers; its file comes by hand, since no such site exists. */
export async function meetNeighbours(ctx: Context, world: World, cycleYear: number, files: Files) {
  const coordinator = actingAs(ctx, world.colleague('marlshire-pathways-partnership', 'coordinator'), ctx.now)
  const id = await addNeighbour(coordinator, { ...neighbour, url: null })
  const file = await files.received(`wendshire-${cycleYear}.xml`, neighbourFile(cycleYear))
  const { status, findings } = await takeNeighbourFile(coordinator, id, file, { mayRemoveMany: false })
  if (status !== 'done') throw new Error(`The neighbour’s courses could not be taken in: ${findings[0]?.sentence}`)
}
