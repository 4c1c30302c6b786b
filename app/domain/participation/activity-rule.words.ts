import type { CurrencyRule } from './currency'
import { countsMonths } from './activity-rule.schemas'

const sentences: Record<CurrencyRule, (months: string) => string> = {
  'academic-year': () => 'Until 31 August, or its predicted end if that is sooner',
  months: (months) => `${months} after it was checked, or until its predicted end if that is sooner`,
  'months-or-end': (months) => `${months} after it was checked, or until its predicted end if that is sooner`,
  review: () => 'Four weeks after the day it is to be looked at again',
  none: () => 'Does not lapse',
}

/** How long activities stay true, in a sentence. */
export function ruleSentence({
  currencyRule,
  currencyMonths,
}: {
  currencyRule: string
  currencyMonths: number | null
}) {
  if (!isRule(currencyRule)) return sentences.none('')
  return sentences[currencyRule](currencyMonths === 1 ? 'A month' : `${currencyMonths ?? 0} months`)
}

/** The rules to choose from. Two of them are the same but for their name in the code list: one is offered. */
export const ruleChoices = (['academic-year', 'months', 'review', 'none'] as const).map((value) => ({
  value,
  text: countsMonths(value)
    ? 'Some months after it was checked, or its predicted end if that is sooner'
    : sentences[value](''),
}))

/** What has to be told with an activity. */
export function needsSentence(rule: { needsReviewDate: boolean; needsPredictedEnd: boolean }) {
  const needs = [rule.needsReviewDate ? 'a day to look again' : '', rule.needsPredictedEnd ? 'a predicted end' : '']
  return needs.filter((need) => need !== '').join(' and ') || 'nothing more'
}

function isRule(name: string): name is CurrencyRule {
  return Object.hasOwn(sentences, name)
}
