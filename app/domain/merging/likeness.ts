import { foldedName } from '~/domain/learners/learner'

type Known = { givenNames: string; familyName: string; bornOn: string; postcode: string | null }

/** What two records have in common, in words, and how much that is worth. */
export function likeness(one: Known, other: Known): { points: number; same: string[] } {
  const facts = [
    { same: 'family name', points: 3, holds: isSame(one.familyName, other.familyName) },
    { same: 'date of birth', points: 3, holds: one.bornOn === other.bornOn },
    { same: 'postcode', points: 3, holds: postcodeKey(one) !== '' && postcodeKey(one) === postcodeKey(other) },
    { same: 'first name', points: 2, holds: isSame(firstOf(one.givenNames), firstOf(other.givenNames)) },
  ].filter(({ holds }) => holds)
  return { points: facts.reduce((sum, { points }) => sum + points, 0), same: facts.map(({ same }) => same) }
}

const WORTH_A_LOOK = 5
const SHOWN = 20

/** Those who may be the same person, the likeliest first: a day of birth alone is no reason to look. */
export function mostAlike<K extends Known>(person: Known, others: readonly K[]): (K & { same: string[] })[] {
  return others
    .map((other) => ({ other, ...likeness(person, other) }))
    .filter(({ points }) => points >= WORTH_A_LOOK)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, SHOWN)
    .map(({ other, same }) => ({ ...other, same }))
}

function isSame(one: string, other: string) {
  return foldedName(one) === foldedName(other)
}

function firstOf(names: string) {
  return names.trim().split(/\s+/)[0] ?? ''
}

function postcodeKey({ postcode }: Known) {
  return (postcode ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '')
}
