import { milesApart } from '~/domain/courses/outcode'
import { fitOf } from '~/domain/plans/fit'
import { outcodeOf } from '~/kit/postcode'
import { type Contest } from './contest'
import { claimBy, type Standing } from './criterion'
import type { Course, WishingCase } from './wishes.queries.server'

/** A draw gives each learner a number between 0 and 2^32; it is the same on every course and in every run. */
export type Draw = (learnerId: string) => number

export type Built = { contest: Contest; caseIds: string[]; courses: Course[]; digest: string }

/**
 * The contest of a panel: its open cases with their wishes, the claims that the published rules make of the record, the places that are
 * free. A tie number is the place in the order of the draw; whose numbers are the same come by the id of the case. A wish for a course without
 * rules is left out.
 */
export async function buildContest(
  courses: readonly Course[],
  cases: AsyncIterable<WishingCase>,
  draw: Draw,
  digest: { update: (text: string) => unknown; digest: () => string },
): Promise<Built> {
  const numberOf = new Map(courses.map(({ id }, nth) => [id, nth]))
  const flat = { course: new Growing(), claim: new Growing(), isForReserved: new Growing(), from: new Growing([0]) }
  const caseIds: string[] = []
  const drawn = new Growing()
  for (const course of courses)
    digest.update(`${course.id} ${course.places} ${course.reserved} ${course.rules.join(' ')}\n`)
  for await (const one of cases) {
    for (const wish of one.wishes) {
      const nth = numberOf.get(wish)
      const course = nth === undefined ? undefined : courses[nth]
      if (nth === undefined || !course) continue
      const claim = claimBy(course.rules, standingOf(one, course), 0)
      flat.course.push(nth)
      flat.claim.push(claim)
      flat.isForReserved.push(one.isPriority ? 1 : 0)
      digest.update(`${one.id} ${nth} ${claim} ${one.isPriority}\n`)
    }
    caseIds.push(one.id)
    drawn.push(draw(one.learnerId))
    flat.from.push(flat.course.length)
  }
  const contest = {
    wishFrom: Int32Array.from(flat.from.values()),
    course: Int32Array.from(flat.course.values()),
    claim: flat.claim.values().slice(),
    isForReserved: Uint8Array.from(flat.isForReserved.values()),
    places: Int32Array.from(courses, ({ places }) => places),
    reserved: Int32Array.from(courses, ({ reserved }) => reserved),
  }
  addTies(contest, drawn.values(), caseIds)
  return { contest, caseIds, courses: [...courses], digest: digest.digest() }
}

function addTies({ wishFrom, claim }: Contest, drawn: Float64Array, caseIds: readonly string[]) {
  const order = Array.from(caseIds.keys()).sort(
    (a, b) => (drawn[a] ?? 0) - (drawn[b] ?? 0) || ((caseIds[a] ?? '') < (caseIds[b] ?? '') ? -1 : 1),
  )
  for (const [tie, learner] of order.entries()) {
    for (let wish = wishFrom[learner] ?? 0; wish < (wishFrom[learner + 1] ?? 0); wish++) {
      claim[wish] = (claim[wish] ?? 0) + tie
    }
  }
}

function standingOf({ postcode, grades, isPriority, begun }: WishingCase, course: Course): Standing {
  const home = postcode === null ? null : outcodeOf(postcode)
  const verdict = course.rules.includes('entry') ? fitOf(course.requirement, grades)?.verdict : 'met'
  return {
    entry: verdict === undefined ? 'met' : verdict === 'no-grades' ? 'unknown' : verdict,
    continuesPathway: course.subjectCode !== null && begun.includes(course.subjectCode),
    isPriority,
    miles: home === null || course.outcode === null ? null : milesApart(home, course.outcode),
  }
}

/** Numbers one after another, in a row that doubles when it is full. */
class Growing {
  private row = new Float64Array(1024)
  length = 0

  constructor(first: readonly number[] = []) {
    for (const one of first) this.push(one)
  }

  push(one: number) {
    if (this.length === this.row.length) {
      const larger = new Float64Array(this.row.length * 2)
      larger.set(this.row)
      this.row = larger
    }
    this.row[this.length] = one
    this.length += 1
  }

  values(): Float64Array {
    return this.row.subarray(0, this.length)
  }
}
