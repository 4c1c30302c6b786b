import { Refusal } from '~/kit/errors'
import { formatDay } from '~/kit/dates'
import { UNKNOWN_AREA } from './rule'

/** How somebody leaves those an authority reports on, by the letters of the return. */
export const leavingStatuses = ['T', 'E', 'D', 'L'] as const
export type LeavingStatus = (typeof leavingStatuses)[number]

export type Receiving = { code: string; isOutside: boolean; isOwn: boolean }
type Leaving = { status: LeavingStatus; leftOn: string; receiving: Receiving | null }

const OLDEST_WITHOUT_PLAN = 18

/** Whether somebody goes on under another authority, which then has to be named. */
export function hasReceiver(status: LeavingStatus): boolean {
  return status === 'T' || status === 'E'
}

/** Refuses what the rules of the return would find wrong: a day to come, a receiving authority that does not fit. */
export function refuseLeaving(
  { status, leftOn, receiving }: Leaving,
  { today, bornOn }: Record<'today' | 'bornOn', string>,
) {
  if (leftOn > today) throw new Refusal('day-to-come', 'Enter a day that is not in the future.', 'leftOn')
  if (leftOn <= bornOn)
    throw new Refusal('before-birth', `Enter a day after they were born on ${formatDay(bornOn)}.`, 'leftOn')
  if (status === 'L' && Number(leftOn.slice(0, 4)) - Number(bornOn.slice(0, 4)) < OLDEST_WITHOUT_PLAN)
    throw new Refusal('too-young', 'Until 18 they are followed with a plan or without one.', 'status')
  if (status === 'T') refuseMove(receiving)
  if (status === 'E' && (!receiving?.isOutside || receiving.code === UNKNOWN_AREA))
    throw new Refusal('not-outside', 'Choose where outside England they live now.', 'authority')
}

function refuseMove(receiving: Receiving | null) {
  if (!receiving || receiving.isOutside)
    throw new Refusal('not-in-england', 'Choose the authority in England where they live now.', 'authority')
  if (receiving.isOwn)
    throw new Refusal('own-authority', 'This authority is in your own area. Change their address instead.', 'authority')
}
