import { mustBeAllowed } from '~/access/guard.server'
import { addBlock, retireBlock } from '~/domain/blocks/block.commands.server'
import { findBlock } from '~/domain/blocks/block.queries.server'
import type { BlockForm } from '~/domain/blocks/block.schemas'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { Refusal } from '~/kit/errors'
import { heldBy, type Seat } from './panel'
import { candidatesIn, findPanel, lockMember, lockPanel, membersOf } from './panel.queries.server'
import type { PanelForm, SeatForm } from './panel.schemas'
import { clerkIn, isBlockTaught } from './panel-block.queries.server'

/** A coordinator begins a panel and names its clerk; everything else is the clerk's. */
export function beginPanel(ctx: Context, areaId: string, { name, quorum, clerk }: PanelForm) {
  return inTransaction(ctx, async (ctx) => {
    mustBeAllowed(ctx, 'panel.begin', { areaId })
    await refuseStranger(ctx, areaId, clerk, 'clerk')
    const id = newId()
    const made = await ctx.db
      .insertInto('panel')
      .values({ id, areaId, name, quorum, begunAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (made.length === 0) throw new Refusal('name-taken', 'This area has a panel of this name already.', 'name')
    await seat(ctx, id, { account: clerk, seat: 'clerk' })
    await record(ctx, 'panel.begun', { type: 'panel', id }, { name, quorum })
    return id
  })
}

/** The clerk gives somebody a seat. Nobody holds two on one panel. */
export function seatMember(ctx: Context, panelId: string, form: SeatForm) {
  return inTransaction(ctx, async (ctx) => {
    const panel = await lockPanel(ctx, panelId)
    mustBeAllowed(ctx, 'panel.keep', heldBy(panel.held, ['clerk']))
    await refuseStranger(ctx, panel.areaId, form.account, 'account')
    const members = await membersOf(ctx, panelId)
    if (members.some(({ accountId }) => accountId === form.account))
      throw new Refusal('seated-already', 'They sit on this panel already.', 'account')
    if (form.seat === 'chair' && members.some((member) => member.seat === 'chair'))
      throw new Refusal('chair-taken', 'This panel has a chair. End that seat first.', 'seat')
    const id = await seat(ctx, panelId, form)
    await record(ctx, 'panel-member.seated', { type: 'panel', id: panelId }, { seat: form.seat })
    return id
  })
}

/** The clerk ends a seat. What the member decided stays as it is; a panel is never without a clerk. */
export function endSeat(ctx: Context, memberId: string) {
  return inTransaction(ctx, async (ctx) => {
    const member = await lockMember(ctx, memberId)
    const panel = await lockPanel(ctx, member.panelId)
    mustBeAllowed(ctx, 'panel.keep', heldBy(panel.held, ['clerk']))
    const clerks = (await membersOf(ctx, panel.id)).filter((one) => one.seat === 'clerk')
    if (member.seat === 'clerk' && clerks.length === 1)
      throw new Refusal('last-clerk', 'A panel needs a clerk. Give somebody else the seat first.')
    await ctx.db.updateTable('panelMember').set({ leftAt: ctx.now }).where('id', '=', memberId).execute()
    await record(ctx, 'panel-member.left', { type: 'panel', id: panel.id }, { seat: member.seat })
    return panel.id
  })
}

/** The clerk adds a block to the week of the panel's area. */
export function addPanelBlock(ctx: Context, panelId: string, block: BlockForm) {
  return inTransaction(ctx, async (ctx) => {
    const panel = await findPanel(ctx, panelId)
    mustBeAllowed(ctx, 'block.keep', heldBy(panel.held, ['clerk']))
    return addBlock(ctx, panel.areaId, block)
  })
}

/** A clerk takes a block out of the week of the area. */
export function retirePanelBlock(ctx: Context, blockId: string) {
  return inTransaction(ctx, async (ctx) => {
    const block = await findBlock(ctx, blockId)
    const clerk = await clerkIn(ctx, block.areaId)
    mustBeAllowed(ctx, 'block.keep', heldBy(clerk, ['clerk']))
    if (await isBlockTaught(ctx, blockId))
      throw new Refusal('block-used', 'A shared course is taught in this block. Change the course first.')
    await retireBlock(ctx, block.areaId, blockId)
    return clerk?.panelId ?? null
  })
}

async function seat(ctx: Context, panelId: string, { account, seat }: { account: string; seat: Seat }) {
  const id = newId()
  await ctx.db.insertInto('panelMember').values({ id, panelId, accountId: account, seat, seatedAt: ctx.now }).execute()
  return id
}

async function refuseStranger(ctx: Context, areaId: string, accountId: string, field: string) {
  const known = await candidatesIn(ctx, areaId)
  if (!known.some(({ id }) => id === accountId))
    throw new Refusal('not-on-list', 'Choose somebody from the list.', field)
}
