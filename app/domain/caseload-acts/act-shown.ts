import { formatDay } from '~/kit/dates'
import { fullName } from '../learners/learner'
import { priorityWords } from '../participation/caseload'
import { leftOutBecause } from './act'
import type { ActTerms, HeldBefore } from './act.schemas'

type Item = {
  entryId: string
  learnerId: string
  givenNames: string
  familyName: string
  before: HeldBefore
  outcome: string | null
  isUndone: boolean
}

/** Whom an act is about, as its page shows them: what stands there, and what will come or has come of it. */
export function itemsShown(terms: ActTerms, items: readonly Item[]) {
  return items.map((item) => ({
    id: item.entryId,
    learnerId: item.learnerId,
    name: fullName(item),
    before: beforeWords(terms, item.before),
    outcome: outcomeWords(terms, item),
  }))
}

function beforeWords({ kind }: ActTerms, { adviserName, nextActionOn, level }: HeldBefore): string {
  if (kind === 'next-action') return nextActionOn === null ? 'No next step' : formatDay(nextActionOn)
  if (kind === 'need') return level === null ? 'No level yet' : (priorityWords[level] ?? '')
  return adviserName === null ? 'On a caseload' : `With ${adviserName}`
}

function outcomeWords(terms: ActTerms, { before, outcome, isUndone }: Item): string {
  const reason = leftOutBecause(terms, before)
  if (isUndone) return 'Undone'
  if (outcome === 'done') return 'Done'
  if (outcome === 'left-out') return reason ? `Left out. ${reason}` : 'Left out: somebody has gone on since.'
  return reason ? `Will be left out. ${reason}` : 'Will be done'
}
