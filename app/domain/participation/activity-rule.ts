import { addDays, formatDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import type { CurrencyRule } from './currency'

/** How long activities of one code stay true from a day on, and which days must be told with them. */
export type RuleTerms = {
  currencyRule: CurrencyRule
  currencyMonths: number | null
  needsReviewDate: boolean
  needsPredictedEnd: boolean
}

/** A rule and the days on which it is in force. */
export type DatedRule = Omit<RuleTerms, 'currencyRule'> & {
  id: string
  currencyRule: string
  validFrom: string
  validTo: string | null
}

/** Refuses a rule for days that are over, for a day that has a change already, and one that says what holds anyway. */
export function refuseRule(
  terms: RuleTerms,
  fromOn: string,
  { today, rules }: { today: string; rules: readonly DatedRule[] },
) {
  if (fromOn <= today)
    throw new Refusal('not-before-tomorrow', `Choose ${formatDay(addDays(today, 1))} or a later day.`, 'fromOn')
  const before = rules.find(({ validFrom, validTo }) => validFrom <= fromOn && (validTo === null || validTo >= fromOn))
  if (!before) throw new Refusal('no-rule', 'This code is not in use on that day.', 'fromOn')
  if (before.validFrom === fromOn)
    throw new Refusal('planned-already', 'A change is planned for that day already. Take it back first.', 'fromOn')
  if (isSame(before, terms)) throw new Refusal('same-rule', 'This is what holds anyway.', 'currencyRule')
  return before
}

// Both count months, and neither outlasts the predicted end: the code list only names them otherwise.
function kindOf({ currencyRule }: { currencyRule: string }): string {
  return currencyRule === 'months-or-end' ? 'months' : currencyRule
}

function isSame(rule: DatedRule, terms: RuleTerms): boolean {
  return (
    kindOf(rule) === kindOf(terms) &&
    rule.currencyMonths === terms.currencyMonths &&
    rule.needsReviewDate === terms.needsReviewDate &&
    rule.needsPredictedEnd === terms.needsPredictedEnd
  )
}
