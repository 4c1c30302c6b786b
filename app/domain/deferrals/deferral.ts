import { canMove } from '~/domain/applications/choice'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { refusalOf } from '~/domain/applications/choice.words'
import { Refusal } from '~/kit/errors'

/** How long a learner has to say whether a place may wait a year, in working days. */
export const ANSWER_DAYS = 10
/** So many working days before the last day a learner who has not answered is reminded. */
export const ANSWER_REMINDER_DAYS = 3

export const REMIND_DAYS_BEFORE = 14

/** The year after a cycle: between which days its courses start, and from when its places can be confirmed. */
export function yearAfter({ startsOn }: { startsOn: string }) {
  const year = Number(startsOn.slice(0, 4))
  return { from: `${year + 2}-09-01`, to: `${year + 3}-08-31`, confirmFrom: `${year + 1}-09-01` }
}

/** Refuses where there is no offer and no place that could wait. */
export function refuseToKeep(state: ChoiceState) {
  if (!canMove(state, 'defer')) throw new Refusal('not-from-here', refusalOf(state, 'defer'))
}

/** The question that waits for the learner, if it is still the one that was read. */
export function proposalSeen<P extends { id: string }>(open: P | undefined, seen: string | undefined): P {
  if (!open) throw new Refusal('no-question', 'They do not ask this any more.')
  if (seen !== undefined && seen !== open.id)
    throw new Refusal('asked-anew', 'They have changed what they ask. Look at it as it is now.')
  return open
}

export type Kept = {
  confirmFrom: string
  /** The learner holds another place, in whatever year. */
  hasOtherPlace: boolean
}

/** Why a kept place cannot become a place again today; nothing where it can. */
export function reinstateRefusal(kept: Kept | null, today: string, said: (day: string) => string): Refusal | null {
  if (kept === null) return new Refusal('not-from-here', 'No place is kept here.')
  if (today < kept.confirmFrom) {
    return new Refusal('too-early', `The place can be confirmed again from ${said(kept.confirmFrom)}.`)
  }
  if (kept.hasOtherPlace) return new Refusal('placed-elsewhere', 'The learner has taken a place elsewhere since.')
  return null
}
