import { z } from 'zod'
import { dayField } from '~/kit/form-fields'
import { previewed } from '~/kit/previewed'
import { currencyRules, type CurrencyRule } from './currency'

/** Whether a rule counts months from the day an activity was checked. */
export function countsMonths(rule: CurrencyRule): boolean {
  return rule === 'months' || rule === 'months-or-end'
}

const ticked = z
  .string()
  .transform((value) => value === 'yes')
  .prefault('')

/** How long activities of one code are to stay true, from which day. */
export const activityRuleForm = z
  .object({
    currencyRule: z.enum(currencyRules, 'Choose how long it stays true'),
    currencyMonths: z
      .string()
      .trim()
      .regex(/^\d{0,2}$/, 'Enter a number of months, for example 6')
      .transform((typed) => (typed === '' ? null : Number(typed)))
      .prefault(''),
    needsReviewDate: ticked,
    needsPredictedEnd: ticked,
    fromOn: dayField('Enter the first day it is to hold'),
    ...previewed,
  })
  .refine((form) => !countsMonths(form.currencyRule) || (form.currencyMonths ?? 0) >= 1, {
    path: ['currencyMonths'],
    message: 'Enter how many months, 1 or more',
  })
  .transform((form) => ({
    ...form,
    currencyMonths: countsMonths(form.currencyRule) ? form.currencyMonths : null,
    // Without a day to look again such an activity could never be said to have lapsed.
    needsReviewDate: form.needsReviewDate || form.currencyRule === 'review',
  }))

export type ActivityRuleForm = z.output<typeof activityRuleForm>

export const takeRuleBackForm = z.object({})
