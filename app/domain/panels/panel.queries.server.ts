import { sql } from 'kysely'
import { panelsVisibleTo, seatsOf } from '~/access/tracking-scopes.server'
import { londonDay } from '~/kit/dates'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { isSeat, type Seat, type SeatHeld } from './panel'

const PANELS_AT_MOST = 50
const MEMBERS_AT_MOST = 60
const CANDIDATES_AT_MOST = 200

/** The panels the viewer sees, each with the own seat, what waits for it, and its next meeting. */
export async function panelsOf(ctx: Context) {
  const today = londonDay(ctx.now)
  const rows = await panelsVisibleTo(ctx)
    .leftJoin(seatsOf(ctx).select(['panelMember.panelId', 'panelMember.seat']).as('own'), 'own.panelId', 'panel.id')
    .select(['panel.id', 'panel.name', 'panel.quorum', 'own.seat'])
    .select((eb) => [
      eb
        .selectFrom('panelCase')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('panelCase.panelId', '=', 'panel.id')
        .where('panelCase.state', 'in', ['submitted', 'awaiting-match', 'unable-to-match'])
        .as('waiting'),
      eb
        .selectFrom('panelMeeting')
        .select('panelMeeting.meetsOn')
        .whereRef('panelMeeting.panelId', '=', 'panel.id')
        .where('panelMeeting.closedAt', 'is', null)
        .where('panelMeeting.meetsOn', '>=', today)
        .orderBy('panelMeeting.meetsOn')
        .limit(1)
        .as('nextOn'),
    ])
    .orderBy('panel.name')
    .orderBy('panel.id')
    .limit(PANELS_AT_MOST)
    .execute()
  return rows.map((row) => ({ ...row, waiting: row.waiting ?? 0, seat: seatIn(row.seat) }))
}

/** One panel, and the seat the viewer holds on it. */
export async function findPanel(ctx: Context, panelId: string) {
  const row = await panelsVisibleTo(ctx)
    .leftJoin(
      seatsOf(ctx)
        .select(['panelMember.id as memberId', 'panelMember.panelId', 'panelMember.accountId', 'seat'])
        .as('own'),
      'own.panelId',
      'panel.id',
    )
    .select(['panel.id', 'panel.areaId', 'panel.name', 'panel.quorum', 'panel.holdDays'])
    .select(['own.memberId', 'own.accountId', 'own.seat'])
    .where('panel.id', '=', panelId)
    .executeTakeFirst()
  const { memberId, accountId, seat, ...panel } = orNotFound(row, 'panel')
  return { ...panel, held: heldIn({ memberId, accountId, seat }) }
}

export type FoundPanel = Awaited<ReturnType<typeof findPanel>>

/** Who sits on a panel now, the clerk and the chair first. */
export async function membersOf(ctx: Context, panelId: string) {
  const rows = await panelsVisibleTo(ctx)
    .innerJoin('panelMember', 'panelMember.panelId', 'panel.id')
    .innerJoin('account', 'account.id', 'panelMember.accountId')
    .select(['panelMember.id', 'panelMember.accountId', 'panelMember.seat', 'panelMember.seatedAt', 'account.name'])
    .where('panel.id', '=', panelId)
    .where('panelMember.leftAt', 'is', null)
    .orderBy(sql`array_position(array['clerk', 'chair', 'member'], panel_member.seat)`)
    .orderBy('account.name')
    .orderBy('panelMember.id')
    .limit(MEMBERS_AT_MOST)
    .execute()
  return rows.map((row) => ({ ...row, seat: seatIn(row.seat) ?? ('member' as const) }))
}

/** Who may be given a seat: whoever is a panel member at an organisation of the area. */
export function candidatesIn(ctx: Context, areaId: string) {
  return ctx.db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisationId')
    .innerJoin('account', 'account.id', 'membership.accountId')
    .select(['account.id', 'account.name', 'organisation.name as organisation'])
    .where('membership.role', '=', 'panel-member')
    .where('membership.endedAt', 'is', null)
    .where('account.isDisabled', '=', false)
    .where('organisation.areaId', '=', areaId)
    .orderBy('account.name')
    .orderBy('account.id')
    .limit(CANDIDATES_AT_MOST)
    .execute()
}

/** A member of a panel the viewer sees, held until the deed is done. */
export async function lockMember(ctx: Context, memberId: string) {
  const found = await panelsVisibleTo(ctx)
    .innerJoin('panelMember', 'panelMember.panelId', 'panel.id')
    .select(['panelMember.id', 'panelMember.panelId', 'panelMember.seat', 'panelMember.accountId'])
    .where('panelMember.id', '=', memberId)
    .where('panelMember.leftAt', 'is', null)
    .forUpdate('panelMember')
    .executeTakeFirst()
  return orNotFound(found, 'member')
}

/** Holds a panel, so that those who change who sits on it wait for each other. */
export async function lockPanel(ctx: Context, panelId: string): Promise<FoundPanel> {
  const panel = await findPanel(ctx, panelId)
  await ctx.db.selectFrom('panel').select('id').where('id', '=', panelId).forNoKeyUpdate().execute()
  return panel
}

export function heldIn(row: {
  memberId: string | null
  accountId: string | null
  seat: string | null
}): SeatHeld | null {
  const seat = seatIn(row.seat)
  return row.memberId && row.accountId && seat ? { memberId: row.memberId, accountId: row.accountId, seat } : null
}

function seatIn(seat: string | null): Seat | null {
  return seat !== null && isSeat(seat) ? seat : null
}
