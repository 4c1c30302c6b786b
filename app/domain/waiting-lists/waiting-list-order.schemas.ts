import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { listRules } from './waiting-list-order'

/** Where somebody stands from now on, why, and where they stood when that was decided. */
export const listMoveForm = z.object({
  place: z.coerce
    .number('Enter a number, for example 1')
    .int('Enter a number, for example 1')
    .min(1, 'The list begins with number 1')
    .max(10_000, 'Enter a place on the list'),
  reason: neededText('Say why. Your colleagues read it in the history', 500),
  seen: z.coerce.number().int().catch(0),
})

/** By what a list is put in order. */
export const listOrderForm = z.object({ rule: z.enum(listRules, 'Choose the order of the list') })

export type ListMoveForm = z.output<typeof listMoveForm>
export type ListOrderForm = z.output<typeof listOrderForm>
