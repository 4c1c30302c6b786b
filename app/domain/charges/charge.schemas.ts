import { z } from 'zod'
import { dayField } from '~/kit/form-fields'

/** Which home school and which days a statement is for. */
export const statementForm = z
  .object({
    home: z.uuid('Choose a school'),
    fromOn: dayField('Enter the first day'),
    untilOn: dayField('Enter the last day'),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    path: ['untilOn'],
    message: 'The last day must not be before the first',
  })

/** A button on a statement, on the version that was read. */
export const statementButton = z.object({ version: z.coerce.number().int() })

const perHour = 'Enter pounds and pence, for example 6.50'
const optionalMinutes = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.coerce.number('Enter whole minutes').int('Enter whole minutes').min(1).max(720, 'Enter 720 or fewer').nullable(),
)

/** A rate from a day on: of the whole area, or of one host. */
export const rateForm = z.object({
  host: z.union([z.literal(''), z.uuid('Choose a host')]).transform((host) => (host === '' ? null : host)),
  fromOn: dayField('Enter the first day'),
  perHour: z
    .string()
    .trim()
    .regex(/^£?\d{1,3}(\.\d{2})?$/, perHour)
    .transform((typed) => Math.round(Number(typed.replace('£', '')) * 100)),
  minutes: optionalMinutes,
})

export type StatementForm = z.output<typeof statementForm>
export type RateForm = z.output<typeof rateForm>
