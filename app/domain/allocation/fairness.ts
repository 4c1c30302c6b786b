import { learnersIn, NOT_ELIGIBLE, type Contest } from './contest'
import type { Allocation } from './deferred-acceptance'

/** Something an allocation must never have, with the learner and the course it is about. */
export type Complaint = {
  kind: 'too-many' | 'not-wished' | 'not-eligible' | 'empty-place' | 'better-claim'
  course: number
  learner: number
}

type Seats = { taken: number; keptTaken: number; keptCut: number; openCut: number }

const MOST_COMPLAINTS = 100

/**
 * Proves an allocation fair, or says where it is not; it shares no line with what gave out the places. No course holds more than its
 * places; everybody holds one of their own wishes, or none; no place is empty that somebody eligible would rather have; and nobody holds
 * a place on which somebody who would rather have it has the better claim, so that nobody would swap and be let in.
 */
export function complaintsAbout(contest: Contest, allocation: Allocation): Complaint[] {
  const complaints: Complaint[] = []
  const say = (kind: Complaint['kind'], course: number, learner: number) => {
    if (complaints.length < MOST_COMPLAINTS) complaints.push({ kind, course, learner })
  }
  for (let learner = 0; learner < learnersIn(contest); learner++) checkHeld(contest, allocation, learner, say)
  if (complaints.length > 0) return complaints

  const seats = seatsOf(contest, allocation)
  for (const [course, { taken }] of seats.entries()) {
    if (taken > (contest.places[course] ?? 0)) say('too-many', course, -1)
  }
  for (let learner = 0; learner < learnersIn(contest); learner++) {
    const from = contest.wishFrom[learner] ?? 0
    const held = allocation[learner] ?? -1
    const until = held === -1 ? (contest.wishFrom[learner + 1] ?? 0) : held
    for (let wish = from; wish < until; wish++) {
      const kind = lostWrongly(contest, seats, wish)
      if (kind) say(kind, contest.course[wish] ?? -1, learner)
    }
  }
  return complaints
}

/** Where the last place of each course went: the weakest claim that was let in, among kept places and among the others. */
export function seatsOf(contest: Contest, allocation: Allocation): Seats[] {
  const kept: number[][] = []
  const open: number[][] = []
  const seats = Array.from(contest.places, (): Seats => ({ taken: 0, keptTaken: 0, keptCut: -1, openCut: -1 }))
  for (const wish of allocation) {
    const at = seats[contest.course[wish] ?? -1]
    if (wish === -1 || !at) continue
    const course = contest.course[wish] ?? 0
    const claim = contest.claim[wish] ?? NOT_ELIGIBLE
    at.taken += 1
    const isKept = contest.isForReserved[wish] === 1 && (contest.reserved[course] ?? 0) > 0
    if (isKept) (kept[course] ??= []).push(claim)
    else if ((contest.reserved[course] ?? 0) > 0) (open[course] ??= []).push(claim)
    else at.openCut = Math.max(at.openCut, claim)
  }
  for (const [course, at] of seats.entries()) {
    const keeps = contest.reserved[course] ?? 0
    if (keeps === 0) continue
    const claims = (kept[course] ?? []).sort((a, b) => a - b)
    at.keptTaken = Math.min(claims.length, keeps)
    at.keptCut = claims[at.keptTaken - 1] ?? -1
    at.openCut = [...(open[course] ?? []), ...claims.slice(keeps)].reduce((worst, one) => Math.max(worst, one), -1)
  }
  return seats
}

function checkHeld(
  contest: Contest,
  allocation: Allocation,
  learner: number,
  say: (kind: Complaint['kind'], course: number, learner: number) => void,
) {
  const wish = allocation[learner] ?? -1
  if (wish === -1) return
  const course = contest.course[wish] ?? -1
  const isOwn = wish >= (contest.wishFrom[learner] ?? 0) && wish < (contest.wishFrom[learner + 1] ?? 0)
  if (!isOwn) say('not-wished', course, learner)
  else if (contest.claim[wish] === NOT_ELIGIBLE) say('not-eligible', course, learner)
}

/** Whether a wish dearer than the one that came true should have come true. */
function lostWrongly(
  { course, claim, isForReserved, places, reserved }: Contest,
  seats: readonly Seats[],
  wish: number,
) {
  const own = claim[wish] ?? NOT_ELIGIBLE
  const at = course[wish] ?? -1
  const seat = seats[at]
  if (own === NOT_ELIGIBLE || !seat) return null
  if (seat.taken < (places[at] ?? 0)) return 'empty-place'
  const isKept = isForReserved[wish] === 1 && (reserved[at] ?? 0) > 0
  if (isKept && seat.keptTaken < (reserved[at] ?? 0)) return (places[at] ?? 0) > 0 ? 'better-claim' : null
  if (isKept && own < seat.keptCut) return 'better-claim'
  return own < seat.openCut ? 'better-claim' : null
}
