/** A wish of somebody whom the course cannot take at all: no place makes up for it. */
export const NOT_ELIGIBLE = Number.POSITIVE_INFINITY

/** How many values what the rules say may have together; a claim keeps as many beside the tie number (2^21 × 2^32 = 2^53). */
export const MOST_BANDS = 2 ** 21
const TIES = 2 ** 32

/**
 * Who wants which places, in plain rows of numbers, so that an allocation of a whole county fits in memory. Learners and courses are
 * numbered from 0; a learner’s wishes stand side by side, the dearest first.
 */
export type Contest = {
  /** Learner n has the wishes from `wishFrom[n]` to before `wishFrom[n + 1]`. */
  wishFrom: Int32Array
  /** The course of each wish. */
  course: Int32Array
  /** How good the learner’s claim on that course is: the smaller, the better. No two claims on one course are the same. */
  claim: Float64Array
  /** 1 where the learner belongs to those for whom the course keeps places. */
  isForReserved: Uint8Array
  /** The places of each course, and how many of them are kept for some as long as they want them. */
  places: Int32Array
  reserved: Int32Array
}

/** A claim: what the rules say, in their order, and the tie number after them all. */
export function claimOf(bands: readonly number[], levels: readonly number[], tie: number): number {
  let band = 0
  for (const [at, level] of levels.entries()) band = band * level + (bands[at] ?? 0)
  return band * TIES + tie
}

/** What the rules said in a claim, one number for each rule, and the tie number. */
export function readClaim(claim: number, levels: readonly number[]): { bands: number[]; tie: number } {
  let rest = Math.floor(claim / TIES)
  const bands = [...levels]
    .reverse()
    .map((level) => {
      const band = rest % level
      rest = Math.floor(rest / level)
      return band
    })
    .reverse()
  return { bands, tie: claim % TIES }
}

export function learnersIn(contest: Contest): number {
  return contest.wishFrom.length - 1
}

/** Who made each wish. */
export function wishersOf(contest: Contest): Int32Array {
  const wishers = new Int32Array(contest.course.length)
  for (let learner = 0; learner < learnersIn(contest); learner++) {
    wishers.fill(learner, contest.wishFrom[learner], contest.wishFrom[learner + 1])
  }
  return wishers
}
