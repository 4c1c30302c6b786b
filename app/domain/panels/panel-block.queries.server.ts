import { seatsOf } from '~/access/tracking-scopes.server'
import type { Context } from '~/kit/context.server'
import { NotFound } from '~/kit/errors'
import { londonDay } from '~/kit/dates'
import { heldIn } from './panel.queries.server'

/** The seat by which the viewer is clerk of a panel of this area, or any seat there; a 404 for who sits on none. */
export async function clerkIn(ctx: Context, areaId: string) {
  const seats = await seatsOf(ctx)
    .innerJoin('panel', 'panel.id', 'panelMember.panelId')
    .select(['panelMember.id as memberId', 'panelMember.accountId', 'panelMember.seat', 'panelMember.panelId'])
    .where('panel.areaId', '=', areaId)
    .orderBy('panelMember.seat')
    .orderBy('panelMember.id')
    .limit(20)
    .execute()
  const own = seats.find(({ seat }) => seat === 'clerk') ?? seats[0]
  const held = own ? heldIn(own) : null
  if (!own || !held) throw new NotFound('block')
  return { ...held, panelId: own.panelId }
}

/** Whether a shared course is taught in a block, now or later. */
export async function isBlockTaught(ctx: Context, blockId: string): Promise<boolean> {
  const found = await ctx.db
    .selectFrom('sharedRunBlock')
    .innerJoin('sharedRun', 'sharedRun.id', 'sharedRunBlock.sharedRunId')
    .select('sharedRun.id')
    .where('sharedRunBlock.blockId', '=', blockId)
    .where('sharedRun.untilOn', '>=', londonDay(ctx.now))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
