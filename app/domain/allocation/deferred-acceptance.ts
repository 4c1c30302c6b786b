import { learnersIn, NOT_ELIGIBLE, wishersOf, type Contest } from './contest'

const NOBODY = -1

/** What came of a contest: for each learner the wish that came true, or -1. */
export type Allocation = Int32Array

/**
 * Gives out places by the learner-proposing deferred acceptance of Gale and Shapley (1962), with places that are kept for some
 * (minority reserves: Hafalir, Yenmez and Yildirim, 2013). Each learner asks for the dearest course first; a course keeps the best claims
 * it has heard so far and turns the rest away, who ask for their next. Kept places go to those they are kept for, best claim first, and
 * to anybody as long as nobody of them asks. The same contest always ends the same, whoever asks first; no learner would have had a
 * dearer place in any other fair allocation, and nobody gains by another order of wishes than the true one.
 */
export function allocate(contest: Contest): Allocation {
  const { wishFrom, course, claim } = contest
  const wishers = wishersOf(contest)
  const held = new Int32Array(learnersIn(contest)).fill(NOBODY)
  const next = wishFrom.slice(0, -1)
  const desk = new Desk(contest)

  for (let first = 0; first < held.length; first++) {
    let asking = first
    while (asking !== NOBODY) {
      const wish = next[asking] ?? 0
      if (wish >= (wishFrom[asking + 1] ?? 0)) break
      next[asking] = wish + 1
      if (claim[wish] === NOT_ELIGIBLE) continue
      const turnedAway = desk.ask(course[wish] ?? 0, wish)
      if (turnedAway === wish) continue
      held[asking] = wish
      if (turnedAway === NOBODY) break
      asking = wishers[turnedAway] ?? NOBODY
      held[asking] = NOBODY
    }
  }
  return held
}

/** The places of all courses, each course a heap with its weakest claim on top: one for kept places, one for the others. */
class Desk {
  private readonly kept: Heaps
  private readonly open: Heaps
  private readonly isForReserved: Uint8Array
  private readonly places: Int32Array
  private readonly reserved: Int32Array

  constructor({ claim, isForReserved, places, reserved }: Contest) {
    this.isForReserved = isForReserved
    this.places = places
    this.reserved = reserved
    this.kept = new Heaps(claim, reserved)
    this.open = new Heaps(claim, places)
  }

  /** Hears a wish: the wish that is turned away for it, which may be the same, or -1 while there is room. */
  ask(course: number, wish: number): number {
    const keeps = this.reserved[course] ?? 0
    let loose = wish
    if (keeps > 0 && this.isForReserved[wish] === 1) {
      loose = this.kept.add(course, wish, keeps)
      // Somebody for whom a place is kept may need one that was lent to the others.
      if (loose === NOBODY) return this.open.shrinkTo(course, this.openPlaces(course))
    }
    return this.open.add(course, loose, this.openPlaces(course))
  }

  private openPlaces(course: number) {
    return (this.places[course] ?? 0) - this.kept.size(course)
  }
}

class Heaps {
  private readonly from: Int32Array
  private readonly sizes: Int32Array
  private readonly wishes: Int32Array

  constructor(
    private readonly claim: Float64Array,
    most: Int32Array,
  ) {
    this.from = new Int32Array(most.length + 1)
    for (let course = 0; course < most.length; course++) {
      this.from[course + 1] = (this.from[course] ?? 0) + (most[course] ?? 0)
    }
    this.sizes = new Int32Array(most.length)
    this.wishes = new Int32Array(this.from.at(-1) ?? 0)
  }

  size(course: number): number {
    return this.sizes[course] ?? 0
  }

  /** Takes a wish in: the weakest one that has no room any more, which may be the same, or -1. */
  add(course: number, wish: number, room: number): number {
    const size = this.size(course)
    if (size < room) {
      this.sizes[course] = size + 1
      this.rise(this.from[course] ?? 0, size, wish)
      return NOBODY
    }
    const from = this.from[course] ?? 0
    const weakest = this.wishes[from] ?? NOBODY
    if (size === 0 || this.claimOf(wish) > this.claimOf(weakest)) return wish
    this.sink(from, size, wish)
    return weakest
  }

  /** Turns away the weakest one if there is one more than there is room for; -1 if not. */
  shrinkTo(course: number, room: number): number {
    const size = this.size(course)
    if (size <= room) return NOBODY
    const from = this.from[course] ?? 0
    const weakest = this.wishes[from] ?? NOBODY
    const last = this.wishes[from + size - 1] ?? NOBODY
    this.sizes[course] = size - 1
    if (size > 1) this.sink(from, size - 1, last)
    return weakest
  }

  private rise(from: number, at: number, wish: number) {
    const own = this.claimOf(wish)
    let place = at
    while (place > 0) {
      const above = (place - 1) >> 1
      const other = this.wishes[from + above] ?? NOBODY
      if (this.claimOf(other) >= own) break
      this.wishes[from + place] = other
      place = above
    }
    this.wishes[from + place] = wish
  }

  private sink(from: number, size: number, wish: number) {
    const own = this.claimOf(wish)
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= size) break
      let other = this.wishes[from + below] ?? NOBODY
      const right = below + 1 < size ? (this.wishes[from + below + 1] ?? NOBODY) : NOBODY
      if (right !== NOBODY && this.claimOf(right) > this.claimOf(other)) {
        other = right
        below += 1
      }
      if (this.claimOf(other) <= own) break
      this.wishes[from + place] = other
      place = below
    }
    this.wishes[from + place] = wish
  }

  private claimOf(wish: number): number {
    return this.claim[wish] ?? NOT_ELIGIBLE
  }
}
