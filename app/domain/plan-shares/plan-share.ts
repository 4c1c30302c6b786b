import { is, type ChoiceState } from '~/domain/applications/choice.states'
import { addDays } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

export const LONGEST_SHARE_DAYS = 366
const USUAL_SHARE_DAYS = 180

/** The last day that is offered for a share, to be changed. */
export function usualLastDay(today: string): string {
  return addDays(today, USUAL_SHARE_DAYS)
}

/** Refuses to share before there is a firm place, without a yes, or for longer than a year. */
export function refuseToShare(
  { state, expiresOn, agrees }: { state: ChoiceState; expiresOn: string; agrees: boolean },
  today: string,
) {
  if (!is(state, 'firmPlace'))
    throw new Refusal('no-firm-place', 'You can share your plan once you have a firm place here.')
  if (!agrees) throw new Refusal('no-consent', 'Tick the box to say yes. Without it nothing is shared.', 'agrees')
  if (expiresOn < today) throw new Refusal('day-passed', 'Choose a day that has not passed yet.', 'expiresOn')
  if (expiresOn > addDays(today, LONGEST_SHARE_DAYS))
    throw new Refusal('too-far-off', 'Choose a day within the next year. You can share it again later.', 'expiresOn')
}

type Share = { endedAt: Date | null; endedWhy: string | null; expiresOn: string; state: ChoiceState }

export type ShareStanding = 'open' | 'ended' | 'expired' | 'no-place'

/** Whether a share can be read today, and if not, why. */
export function standingOf({ endedAt, expiresOn, state }: Share, today: string): ShareStanding {
  if (endedAt !== null) return 'ended'
  if (expiresOn < today) return 'expired'
  return is(state, 'firmPlace') ? 'open' : 'no-place'
}
