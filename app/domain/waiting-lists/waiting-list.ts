import { Refusal } from '~/kit/errors'
import type { ListRule } from './waiting-list-order'
import { addDays, londonDay } from '~/kit/dates'

/** How long a wait lasts when the provider names no other day. */
export const USUAL_WAIT_DAYS = 60

type Wait = {
  position: number
  size: number
  expiresOn: string
  rule: ListRule
  lastYear: { waited: number; offered: number; deepest: number | null } | null
}

/** What a page shows of a wait. */
export function waitShown({ position, size, expiresOn, rule, lastYear }: Wait) {
  return { position, size, expiresOn, rule, lastYear }
}

/** A wait ends on a day that is still to come, so that nobody waits for nothing. */
export function refusePastExpiry(expiresOn: string, now: Date) {
  if (expiresOn <= londonDay(now)) throw new Refusal('in-the-past', 'Choose a day that is still to come.', 'expiresOn')
}

export function usualExpiry(now: Date): string {
  return addDays(londonDay(now), USUAL_WAIT_DAYS)
}
