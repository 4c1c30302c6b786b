import { milesApart } from '~/domain/courses/outcode'
import { outcodeOf } from '~/kit/postcode'
import { Refusal } from '~/kit/errors'

/** By what those who wait are put in order. */
export const listRules = ['joined', 'distance', 'by-hand'] as const
export type ListRule = (typeof listRules)[number]

/** What staff read of a rule, and what the learner reads. */
export const ruleWords: Record<ListRule, { label: string; forLearner: string }> = {
  joined: { label: 'In the order of joining', forLearner: 'Whoever joined first is first.' },
  distance: { label: 'Who lives nearest is first', forLearner: 'Whoever lives nearest is first.' },
  'by-hand': { label: 'As your staff put them', forLearner: 'Their staff decide the order.' },
}

export function listRuleOf(name: string | null | undefined): ListRule {
  return listRules.find((one) => one === name) ?? 'joined'
}

/** Where nobody knows how far it is, somebody stands behind those of whom it is known. */
const FAR_AWAY = 10_000

/** The key of somebody in a list by distance: the miles between the two districts. */
export function keyByDistance(homePostcode: string | null, siteOutcode: string | null): number {
  const home = homePostcode === null ? null : outcodeOf(homePostcode)
  if (home === null || siteOutcode === null) return FAR_AWAY
  return home === siteOutcode ? 0 : (milesApart(home, siteOutcode) ?? FAR_AWAY)
}

/** The same list with one of it at another place; places count from one. */
export function withMoved<T>(list: readonly T[], from: number, to: number): T[] {
  const one = list[from - 1]
  if (one === undefined) return [...list]
  return list.toSpliced(from - 1, 1).toSpliced(to - 1, 0, one)
}

/** Somebody is moved from the place where they were seen, to another one that the list has. */
export function refuseListMove({ from, to, seen, size }: { from: number; to: number; seen: number; size: number }) {
  if (from !== seen) {
    throw new Refusal(
      'changed-meanwhile',
      `The list was changed meanwhile: this learner is number ${from} now.`,
      'place',
    )
  }
  if (to > size) throw new Refusal('no-such-place', `The list ends with number ${size}.`, 'place')
  if (to === from) throw new Refusal('same-place', 'The learner has this place already.', 'place')
}

/** Nobody is moved on a list on which they do not wait. */
export function refuseUnlessWaiting(from: number) {
  if (from < 1) throw new Refusal('not-waiting', 'This learner is not on the waiting list any more.')
}
