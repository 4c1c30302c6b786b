import { describe, expect, test } from 'vitest'
import { claimOf, NOT_ELIGIBLE, readClaim, type Contest } from '~/domain/allocation/contest'
import { claimBy } from '~/domain/allocation/criterion'
import { allocate, type Allocation } from '~/domain/allocation/deferred-acceptance'
import { complaintsAbout } from '~/domain/allocation/fairness'
import { reasonsFor, reasonWords } from '~/domain/allocation/reason'
import { contestOf, largeContest, numbers, shuffled, someContest, wishesIn } from './contests'

const INSTANCES = 10_000
const small = { learners: 9, courses: 4, mostWishes: 4, mostPlaces: 4 }
const tiny = { learners: 4, courses: 3, mostWishes: 3, mostPlaces: 2 }

describe('places given out by deferred acceptance', () => {
  test(`are fair in ${INSTANCES} contests: nobody has a better claim on a place they would rather have, no course is over-full, no place stays empty that somebody eligible wanted`, () => {
    const chance = numbers(20_261_122)
    for (let nth = 0; nth < INSTANCES; nth++) {
      const contest = someContest(chance, small)

      expect(complaintsAbout(contest, allocate(contest))).toEqual([])
    }
  })

  test('leave nobody worse off than any other fair way to give them out', () => {
    const chance = numbers(7)
    for (let nth = 0; nth < 400; nth++) {
      const contest = someContest(chance, tiny)
      const given = allocate(contest)

      for (const other of everyAllocation(contest)) {
        if (complaintsAbout(contest, other).length > 0) continue
        expect(rankOf(contest, given).every((rank, learner) => rank <= (rankOf(contest, other)[learner] ?? 0))).toBe(
          true,
        )
      }
    }
  })

  test('are the same whoever asks first', () => {
    const chance = numbers(11)
    for (let nth = 0; nth < 500; nth++) {
      const contest = someContest(chance, small)
      const order = shuffled(chance, [...wishesIn(contest).keys()])
      const wishes = wishesIn(contest)
      const moved = contestOf(
        order.map((learner) => wishes[learner] ?? []),
        [...contest.places],
        [...contest.reserved],
      )

      const courses = coursesOf(contest, allocate(contest))
      expect(coursesOf(moved, allocate(moved))).toEqual(order.map((learner) => courses[learner]))
    }
  })

  test('are never better for a learner who hides the true order of wishes', () => {
    const chance = numbers(13)
    for (let nth = 0; nth < 1000; nth++) {
      const contest = someContest(chance, { ...small, withKept: chance() < 0.5 })
      const wishes = wishesIn(contest)
      const liar = Math.floor(chance() * wishes.length)
      const own = wishes[liar] ?? []
      const told = shuffled(chance, own).slice(0, 1 + Math.floor(chance() * own.length))
      const lied = contestOf(
        wishes.map((list, learner) => (learner === liar ? told : list)),
        [...contest.places],
        [...contest.reserved],
      )

      const truth = coursesOf(contest, allocate(contest))[liar] ?? -1
      const lie = coursesOf(lied, allocate(lied))[liar] ?? -1
      const rank = (course: number) => (course === -1 ? own.length : own.findIndex((wish) => wish.course === course))
      expect(rank(truth)).toBeLessThanOrEqual(rank(lie))
    }
  })

  test('keep some for those they are kept for, and lend them to others while nobody asks', () => {
    const wish = (claim: number, isForReserved = false) => [{ course: 0, claim, isForReserved }]

    const wanted = contestOf([wish(1), wish(2), wish(9, true)], [2], [1])
    expect([...allocate(wanted)]).toEqual([0, -1, 2])

    const lent = contestOf([wish(1), wish(2)], [2], [1])
    expect([...allocate(lent)]).toEqual([0, 1])
  })
})

test('500 requests for 60 courses are placed, proved and explained in less than a second', () => {
  const contest = largeContest({ learners: 500, courses: 60, wishes: 5, places: 6 })
  const began = performance.now()

  const given = allocate(contest)
  const reasons = reasonsFor(contest, given, () => [])

  expect(complaintsAbout(contest, given)).toEqual([])
  expect(Array.from(given.keys(), (learner) => reasons(learner).length)).toEqual(Array.from(given, () => 5))
  expect(performance.now() - began).toBeLessThan(1000)
})

describe('the proof of fairness', () => {
  const wish = (course: number, claim: number) => ({ course, claim })
  const contest = contestOf([[wish(0, 1), wish(1, 1)], [wish(0, 2)], [wish(1, NOT_ELIGIBLE)]], [1, 1])

  test.each<[string, number[], string]>([
    ['somebody with a better claim is left out', [-1, 2, -1], 'better-claim'],
    ['a place stays empty that somebody wanted', [1, -1, -1], 'empty-place'],
    ['a course takes more than its places', [0, 2, -1], 'too-many'],
    ['somebody holds a wish of somebody else', [2, -1, -1], 'not-wished'],
    ['somebody is placed who is not eligible', [0, -1, 3], 'not-eligible'],
  ])('finds it when %s', (_, held, kind) => {
    expect(complaintsAbout(contest, Int32Array.from(held)).map((complaint) => complaint.kind)).toContain(kind)
  })

  test('finds a place kept for some that somebody else has', () => {
    const kept = contestOf([[{ course: 0, claim: 1 }], [{ course: 0, claim: 2, isForReserved: true }]], [1], [1])

    expect(complaintsAbout(kept, Int32Array.from([0, -1]))).toEqual([{ kind: 'better-claim', course: 0, learner: 1 }])
  })

  test('finds every move of one learner to a place that is not theirs', () => {
    const chance = numbers(17)
    for (let nth = 0; nth < 500; nth++) {
      const some = someContest(chance, small)
      const given = allocate(some)
      const at = given.findIndex((held) => held !== -1)
      if (at === -1) continue
      const worse = Int32Array.from(given)
      worse[at] = -1

      expect(complaintsAbout(some, worse)).not.toEqual([])
    }
  })
})

describe('a claim', () => {
  test('keeps what each rule said, and the tie number after them all', () => {
    const levels = [2, 2, 256]

    expect(readClaim(claimOf([1, 0, 77], levels, 4_000_000_000), levels)).toEqual({
      bands: [1, 0, 77],
      tie: 4_000_000_000,
    })
    expect(claimOf([0, 1, 255], levels, 9)).toBeLessThan(claimOf([1, 0, 0], levels, 0))
  })

  test('is none for somebody who does not meet what the course asks for', () => {
    const standing = { entry: 'not-met', continuesPathway: true, isPriority: true, miles: 0 } as const

    expect(claimBy(['priority'], standing, 1)).toBe(NOT_ELIGIBLE)
  })
})

describe('the reason of each wish', () => {
  const base = { entry: 'met', continuesPathway: false, isPriority: false, miles: 50 } as const
  const rules = ['priority', 'distance'] as const
  const claim = (standing: Partial<Record<'isPriority', boolean>> & { miles?: number }, tie: number) => ({
    course: 0,
    claim: claimBy(rules, { ...base, ...standing }, tie),
  })

  test('names the rule that decided', () => {
    const contest = contestOf(
      [
        [claim({ isPriority: true }, 1)],
        [claim({ miles: 9.2 }, 2)],
        [claim({ miles: 30 }, 3)],
        [claim({ miles: 9.8 }, 4)],
      ],
      [2],
    )
    const reasons = reasonsFor(contest, allocate(contest), () => rules)

    expect([0, 1, 2, 3].map((learner) => reasons(learner)[0])).toEqual([
      { kind: 'placed' },
      { kind: 'placed' },
      { kind: 'by-rule', rule: 'distance' },
      { kind: 'by-tie' },
    ])
    const [wish] = reasons(2)
    expect(wish && reasonWords(wish, { title: 'Motor vehicle', places: 2 })).toBe(
      'Motor vehicle has 2 places: those who got a place live nearer.',
    )
  })

  test('is there for every wish of every contest, and says placed once at most', () => {
    const chance = numbers(23)
    for (let nth = 0; nth < 300; nth++) {
      const contest = someContest(chance, small)
      const given = allocate(contest)
      const reasons = reasonsFor(contest, given, () => [])

      for (const [learner, wishes] of wishesIn(contest).entries()) {
        const kinds = reasons(learner).map(({ kind }) => kind)
        expect(kinds).toHaveLength(wishes.length)
        expect(kinds.filter((kind) => kind === 'placed')).toHaveLength(given[learner] === -1 ? 0 : 1)
      }
    }
  })
})

function coursesOf(contest: Contest, given: Allocation): number[] {
  return [...given].map((wish) => (wish === -1 ? -1 : (contest.course[wish] ?? -1)))
}

/** How dear the wish is that came true: 0 the dearest; more than any where none did. */
function rankOf({ wishFrom }: Contest, given: Allocation): number[] {
  return [...given].map((wish, learner) => (wish === -1 ? 99 : wish - (wishFrom[learner] ?? 0)))
}

/** Every way to give each learner one of their wishes or none. */
function* everyAllocation(contest: Contest, learner = 0): Generator<Allocation> {
  const { wishFrom } = contest
  if (learner === wishFrom.length - 1) {
    yield new Int32Array(learner)
    return
  }
  const own = [-1]
  for (let wish = wishFrom[learner] ?? 0; wish < (wishFrom[learner + 1] ?? 0); wish++) own.push(wish)
  for (const rest of everyAllocation(contest, learner + 1)) {
    for (const wish of own) {
      const given = Int32Array.from(rest)
      given[learner] = wish
      yield given
    }
  }
}
