import { formatDay, londonDay } from '~/kit/dates'
import type { CaseState } from './case.states'

type Found = {
  id: string
  state: CaseState
  given: { title: string; host: string } | null
  wishes: readonly { title: string; host: string }[]
  learnerWords: string | null
  heldUntil: Date | null
  startsOn: string | null
}

/** A case as the learner and a parent read it. */
export function ownCase({ id, state, given, wishes, learnerWords, heldUntil, startsOn }: Found) {
  const about = given ?? wishes[0]
  const isPlaced = state === 'provisional' || state === 'confirmed'
  return {
    id,
    state,
    title: about?.title ?? 'A shared course',
    facts: [
      ...(about ? [{ key: 'Where', value: about.host }] : []),
      ...(isPlaced && startsOn ? [{ key: 'Starts', value: formatDay(startsOn) }] : []),
      ...(heldUntil ? [{ key: 'Held until', value: formatDay(londonDay(heldUntil)) }] : []),
      ...(learnerWords && !isPlaced ? [{ key: 'Why', value: learnerWords }] : []),
    ],
  }
}
