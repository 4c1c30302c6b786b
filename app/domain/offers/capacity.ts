import { startWords } from '~/domain/courses/course-run'
import { Refusal } from '~/kit/errors'

/** The places of a start, how many offers its provider means to make for them, and how many are offered or taken. */
export type Capacity = {
  places: number
  /** How many offers for every hundred places; empty means as many offers as places. */
  offersPerHundred: number | null
  hasHardLimit: boolean
  taken: number
}

/** How many offers a start may have before its provider is warned. A hard limit knows no more than the places. */
export function offersMeant({ places, offersPerHundred, hasHardLimit }: Omit<Capacity, 'taken'>): number {
  return hasHardLimit ? places : Math.floor((places * (offersPerHundred ?? 100)) / 100)
}

/** How many of the next offers would go beyond what was meant. */
export function goingBeyond(capacity: Capacity, more = 1): number {
  return Math.max(0, Math.min(more, capacity.taken + more - offersMeant(capacity)))
}

/** Whether one more offer is a matter for a second thought: more than was meant, and nothing else stops it. */
export function needsThought(capacity: Capacity | null): boolean {
  return capacity !== null && !capacity.hasHardLimit && goingBeyond(capacity) > 0
}

/** How full a start is, in one sentence. */
export function capacityWords(capacity: Capacity): string {
  const { places, taken } = capacity
  const meant = offersMeant(capacity)
  if (meant === places) return `${taken} of ${places} places are offered or taken.`
  return `${taken} of ${meant} offers are made or taken, for ${places} places.`
}

/** What to think of before one more offer goes beyond what was meant. */
export function beyondWords(capacity: Capacity): string {
  const { places } = capacity
  const meant = offersMeant(capacity)
  if (meant === places)
    return `All ${places} places are offered or taken. One more offer is more than there are places.`
  return `All ${meant} offers that you meant to make for ${places} places are made or taken. One more goes beyond.`
}

/** Asks once more before an offer goes beyond what was meant. It is a warning: who ticks the box may go on. */
export function refuseUnlessMeant(capacity: Capacity | null, { beyond }: { beyond?: 'yes' | undefined }) {
  if (capacity === null || beyond === 'yes' || !needsThought(capacity)) return
  throw new Refusal('beyond-places', `${beyondWords(capacity)} Tick “Offer it all the same” if you mean it.`, 'beyond')
}

/** What a list of applications for one course says of the starts that have all the offers that were meant. */
export function fullStarts(
  runs: readonly (Capacity & Pick<Run, 'id' | 'startsOn' | 'startText' | 'startPrecision'>)[],
) {
  return runs
    .filter((run) => goingBeyond(run) > 0)
    .map((run) => ({ id: run.id, text: `${startWords(run)}: ${capacityWords(run)}` }))
}

type Run = {
  id: string
  courseId: string
  title: string
  siteName: string | null
  startsOn: string | null
  startText: string | null
  startPrecision: string | null
  places: number | null
  offersPerHundred: number | null
  hasHardLimit: boolean
  offered: number | null
  accepted: number | null
  enrolled: number | null
  waiting: number | null
}

export type PlacesShown = ReturnType<typeof placesShown>

/** A start as the table of places shows it. */
export function placesShown(run: Run) {
  const { id, courseId, title, siteName, places, offersPerHundred, hasHardLimit } = run
  const counts = {
    offered: run.offered ?? 0,
    accepted: run.accepted ?? 0,
    enrolled: run.enrolled ?? 0,
    waiting: run.waiting ?? 0,
  }
  const limits = places === null ? null : { places, offersPerHundred, hasHardLimit }
  const taken = counts.offered + counts.accepted + counts.enrolled
  return {
    ...{ id, courseId, title, siteName, places, ...counts },
    start: startWords(run),
    meant: limits === null ? null : offersMeant(limits),
    note: limits === null ? '' : fullWords({ ...limits, taken }),
  }
}

function fullWords(capacity: Capacity): string {
  const left = offersMeant(capacity) - capacity.taken
  if (left > 0) return `${left} more can be offered`
  if (capacity.hasHardLimit) return 'Full: no more offers'
  return left === 0 ? 'All are offered' : `${-left} ${left === -1 ? 'offer' : 'offers'} beyond`
}
