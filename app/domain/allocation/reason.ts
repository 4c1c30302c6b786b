import { NOT_ELIGIBLE, readClaim, type Contest } from './contest'
import { criteria, levelsOf, type Criterion } from './criterion'
import type { Allocation } from './deferred-acceptance'
import { seatsOf } from './fairness'

/**
 * What became of one wish, and why: it came true; a dearer one did; the course cannot take the learner; the others had the better
 * claim, by one of its rules or by the tie number; or only places were left that are kept for some.
 */
export type Reason =
  | { kind: 'placed' | 'not-needed' | 'not-eligible' | 'by-tie' | 'kept-for-some' | 'no-places' }
  | { kind: 'by-rule'; rule: Criterion }

/** Says for each wish what became of it. `rulesOf` gives the rules of a course in their order. */
export function reasonsFor(
  contest: Contest,
  allocation: Allocation,
  rulesOf: (course: number) => readonly Criterion[],
): (learner: number) => Reason[] {
  const seats = seatsOf(contest, allocation)
  return (learner) => {
    const from = contest.wishFrom[learner] ?? 0
    const held = allocation[learner] ?? -1
    const reasons: Reason[] = []
    for (let wish = from; wish < (contest.wishFrom[learner + 1] ?? 0); wish++) {
      if (wish === held) reasons.push({ kind: 'placed' })
      else if (held !== -1 && wish > held) reasons.push({ kind: 'not-needed' })
      else reasons.push(lost(contest, seats, wish, rulesOf))
    }
    return reasons
  }
}

function lost(
  { course, claim, places }: Contest,
  seats: ReturnType<typeof seatsOf>,
  wish: number,
  rulesOf: (course: number) => readonly Criterion[],
): Reason {
  const own = claim[wish] ?? NOT_ELIGIBLE
  if (own === NOT_ELIGIBLE) return { kind: 'not-eligible' }
  const at = course[wish] ?? 0
  const cut = seats[at]?.openCut ?? -1
  if ((places[at] ?? 0) === 0) return { kind: 'no-places' }
  if (cut === -1) return { kind: 'kept-for-some' }
  const rules = rulesOf(at)
  const levels = levelsOf(rules)
  const mine = readClaim(own, levels).bands
  const theirs = readClaim(cut, levels).bands
  const rule = rules.find((_, nth) => mine[nth] !== theirs[nth])
  return rule ? { kind: 'by-rule', rule } : { kind: 'by-tie' }
}

/** A reason in words, for the learner: one sentence, with the places of the course. */
export function reasonWords(reason: Reason, { title, places }: { title: string; places: number }): string {
  switch (reason.kind) {
    case 'placed':
      return `You have a place on ${title}.`
    case 'not-needed':
      return `You did not need ${title}, because a course you wanted more has a place for you.`
    case 'not-eligible':
      return `${title} could not take you: you do not meet what it asks for.`
    case 'no-places':
      return `${title} had no places.`
    case 'kept-for-some':
      return `The ${places} places on ${title} are kept for some learners first, and they took them all.`
    case 'by-tie':
      return `The rules put you level with others for the last of ${places} places on ${title}. The tie number you were given before decided.`
    case 'by-rule':
      return `${title} has ${places} ${places === 1 ? 'place' : 'places'}: ${criteria[reason.rule].lost}.`
  }
}

/** What became of each wish, in the order of the wishes, a sentence for each. */
export function reasonLines(said: readonly { reason: Reason; course: { title: string; places: number } }[]): string[] {
  return said.map(({ reason, course }) => reasonWords(reason, course))
}

/** Which wish of theirs came true, in words. */
export function wishWords(position: number | null): string {
  if (position === null) return 'No place'
  return ['First wish', 'Second wish', 'Third wish'][position - 1] ?? `Wish number ${position}`
}
