import { NOT_ELIGIBLE, type Contest } from '~/domain/allocation/contest'

/** A chain of numbers between 0 and 1 that begins the same for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Size = { learners: number; courses: number; mostWishes: number; mostPlaces: number; withKept?: boolean }

/** Some contest of a size: by chance who wants what, who comes first where, who is not eligible, which places are kept. */
export function someContest(
  chance: () => number,
  { learners, courses, mostWishes, mostPlaces, withKept = true }: Size,
): Contest {
  const wishes = Array.from({ length: learners }, () =>
    shuffled(
      chance,
      Array.from({ length: courses }, (_, course) => course),
    ).slice(0, Math.floor(chance() * (mostWishes + 1))),
  )
  const ties = shuffled(
    chance,
    Array.from({ length: learners }, (_, learner) => learner),
  )
  const bands = 1 + Math.floor(chance() * 3)
  const places = Array.from({ length: courses }, () => Math.floor(chance() * (mostPlaces + 1)))
  return contestOf(
    wishes.map((courses, learner) =>
      courses.map((course) => ({
        course,
        claim: chance() < 0.1 ? NOT_ELIGIBLE : Math.floor(chance() * bands) * 1000 + (ties[learner] ?? 0),
        isForReserved: withKept && chance() < 0.4,
      })),
    ),
    places,
    places.map((most) => (withKept ? Math.floor(chance() * (most + 1)) : 0)),
  )
}

type Wish = { course: number; claim: number; isForReserved?: boolean }

/** The contest of wishes as one writes them down. */
export function contestOf(
  wishes: readonly (readonly Wish[])[],
  places: readonly number[],
  reserved?: readonly number[],
): Contest {
  const flat = wishes.flat()
  const wishFrom = new Int32Array(wishes.length + 1)
  for (const [learner, own] of wishes.entries()) wishFrom[learner + 1] = (wishFrom[learner] ?? 0) + own.length
  return {
    wishFrom,
    course: Int32Array.from(flat, ({ course }) => course),
    claim: Float64Array.from(flat, ({ claim }) => claim),
    isForReserved: Uint8Array.from(flat, ({ isForReserved }) => (isForReserved ? 1 : 0)),
    places: Int32Array.from(places),
    reserved: Int32Array.from(reserved ?? places.map(() => 0)),
  }
}

/** The wishes of each learner, as `contestOf` takes them. */
export function wishesIn({ wishFrom, course, claim, isForReserved }: Contest): Wish[][] {
  return Array.from({ length: wishFrom.length - 1 }, (_, learner) => {
    const own: Wish[] = []
    for (let wish = wishFrom[learner] ?? 0; wish < (wishFrom[learner + 1] ?? 0); wish++) {
      own.push({ course: course[wish] ?? 0, claim: claim[wish] ?? 0, isForReserved: isForReserved[wish] === 1 })
    }
    return own
  })
}

export function shuffled<T>(chance: () => number, list: readonly T[]): T[] {
  const left = [...list]
  return list.flatMap(() => left.splice(Math.floor(chance() * left.length), 1))
}

type Large = { learners: number; courses: number; wishes: number; places: number }

/** A contest of the size of a country, always the same: some courses are wanted far more than others, a tenth of the learners come first. */
export function largeContest({ learners, courses, wishes, places }: Large): Contest {
  const chance = numbers(26)
  const edges = learners * wishes
  const contest: Contest = {
    wishFrom: Int32Array.from({ length: learners + 1 }, (_, learner) => learner * wishes),
    course: new Int32Array(edges),
    claim: new Float64Array(edges),
    isForReserved: new Uint8Array(edges),
    places: new Int32Array(courses).fill(places),
    reserved: Int32Array.from({ length: courses }, () => (chance() < 0.2 ? 2 : 0)),
  }
  for (let learner = 0; learner < learners; learner++) {
    const wanted = new Set<number>()
    while (wanted.size < wishes) wanted.add(Math.floor(courses * chance() ** 2))
    const isFirst = chance() < 0.1 ? 1 : 0
    for (const [nth, course] of [...wanted].entries()) {
      const wish = learner * wishes + nth
      contest.course[wish] = course
      contest.claim[wish] = Math.floor(chance() * 256) * 2 ** 32 + learner
      contest.isForReserved[wish] = isFirst
    }
  }
  return contest
}
