import { formatDay } from '~/kit/dates'
import { fullName } from '../learners/learner'
import { priorityWords } from '../participation/caseload'
import { leftOutBecause } from './act'
import type { ActTerms, HeldBefore } from './act.schemas'

/** So many are named on a page; more are counted. */
const SHOWN = 200
const GONE_ON = 'Somebody has gone on since.'

type Item = {
  entryId: string
  learnerId: string
  givenNames: string
  familyName: string
  before: HeldBefore
  outcome: string | null
  isUndone: boolean
  isUndoTried: boolean
}

/** Whom an act is about, as its page shows them: whoever is left out comes first, then the others in the order of names. */
export function itemsShown(terms: ActTerms, items: readonly Item[]) {
  const [out, others] = [items.filter((item) => whyOut(terms, item)), items.filter((item) => !whyOut(terms, item))]
  return [...out, ...others].slice(0, SHOWN).map((item) => ({
    id: item.entryId,
    learnerId: item.learnerId,
    name: fullName(item),
    before: beforeWords(terms, item.before),
    outcome: outcomeWords(terms, item),
  }))
}

/** How many an act is about, to how many it is or would be done, and how many are left out for each reason. */
export function actCounts(terms: ActTerms, items: readonly Item[]) {
  const reasons = Map.groupBy(
    items.flatMap((item) => whyOut(terms, item) ?? []),
    (why) => why,
  )
  const done = items.filter(({ outcome }) => outcome === 'done')
  return {
    size: items.length,
    going: items.filter((item) => whyOut(terms, item) === null).length,
    done: done.length,
    tried: items.filter(({ outcome }) => outcome !== null).length,
    undone: items.filter(({ isUndone }) => isUndone).length,
    undoTried: items.filter(({ isUndoTried }) => isUndoTried).length,
    unnamed: Math.max(0, items.length - SHOWN),
    leftOut: [...reasons].map(([why, some]) => ({ why, count: some.length })).toSorted((a, b) => b.count - a.count),
  }
}

export type ActCounts = ReturnType<typeof actCounts>

function whyOut(terms: ActTerms, { before, outcome }: Item): string | null {
  const why = leftOutBecause(terms, before)
  return outcome === 'left-out' ? (why ?? GONE_ON) : why
}

function beforeWords({ kind }: ActTerms, { adviserName, nextActionOn, level }: HeldBefore): string {
  if (kind === 'next-action') return nextActionOn === null ? 'No next step' : formatDay(nextActionOn)
  if (kind === 'need') return level === null ? 'No level yet' : (priorityWords[level] ?? '')
  return adviserName === null ? 'On a caseload' : `With ${adviserName}`
}

function outcomeWords(terms: ActTerms, item: Item): string {
  const why = whyOut(terms, item)
  if (item.isUndone) return 'Undone'
  if (item.isUndoTried) return `Not undone. ${GONE_ON}`
  if (item.outcome === 'done') return 'Done'
  if (item.outcome === 'left-out') return `Left out. ${why ?? ''}`
  return why ? `Will be left out. ${why}` : 'Will be done'
}
