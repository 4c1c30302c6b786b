import { z } from 'zod'
import { dayField, optionalText } from '~/kit/form-fields'
import { hasReceiver, leavingStatuses } from './cohort-leaving'

/** How somebody left, when, and who answers for them now. An authority that was chosen and is not asked for is not kept. */
export const leavingForm = z
  .object({
    status: z.enum(leavingStatuses, 'Choose what has happened'),
    authority: z.string().prefault(''),
    leftOn: dayField('Enter the day they left, or the day you learned of it'),
    note: optionalText(500),
  })
  .transform(({ authority, ...form }) => ({
    ...form,
    authority: hasReceiver(form.status) && authority !== '' ? authority : null,
  }))

export type LeavingForm = z.output<typeof leavingForm>

export const takeLeavingBackForm = z.object({})
