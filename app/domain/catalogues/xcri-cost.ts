import { beginningOf } from '~/kit/intake-value'
import { folded } from '~/domain/courses/safe-html'
import { attributeOf, childrenOf, elementsIn, note, textOf, type Notes } from './xcri-names'
import { isLeaked } from './xcri-text'
import type { XmlElement } from './xcri-tree'

type Cost = { costPence: number | null; costText: string | null }

const MOST_PENCE = 99_999_999

const notStated: Cost = { costPence: null, costText: null }

/** What a run costs. Nought is not "free": software writes it when it knows no fee. */
export function readCost(run: XmlElement, notes: Notes): Cost {
  const sent = childrenOf(run, 'cost', null)[0]
  const text = sent ? textOf(sent) : amountIn(run)
  if (text === null || text === '') return notStated
  if (isLeaked(text)) {
    note(notes, { ...costLeaked, field: 'cost', received: text })
    return notStated
  }
  const amount = /^(?:£|GBP)? ?(\d{1,6}(?:,\d{3})*(?:\.\d{1,4})?)$/.exec(text)?.[1]
  const costPence = Math.round(Number((amount ?? '').replace(/,/g, '')) * 100)
  // What no course costs is words, not a price: a year, a telephone number.
  if (amount === undefined || costPence > MOST_PENCE)
    return { costPence: null, costText: beginningOf(folded(text.replace(/\bGBP ?(?=\d)/g, '£')), 500) }
  if (costPence > 0) return { costPence, costText: null }
  note(notes, { ...costNought, field: 'cost', received: text })
  return notStated
}

// Some colleges put costs into an extension of their own, with the amount in an attribute.
function amountIn(element: XmlElement): string | null {
  for (const child of elementsIn(element)) {
    const amount = child.local === 'cost' ? attributeOf(child, 'amount') : null
    const found = amount ?? (child.local === 'venue' ? null : amountIn(child))
    if (found !== null) return found
  }
  return null
}

const costLeaked = {
  severity: 'info',
  code: 'cost-not-stated',
  sentence: 'No amount was sent. Learners read that the cost is not stated.',
} as const

const costNought = {
  severity: 'warning',
  code: 'cost-nought',
  sentence:
    'The cost is nought, which mostly means that nobody filled it in. Learners read that the cost is not stated. If the course is free, write “Free”.',
} as const
