import { z } from 'zod'
import { dayField, neededText, optionalText, timeField } from '~/kit/form-fields'

const MOST_MINUTES = 600

const minutesLate = z
  .string()
  .trim()
  .regex(/^\d{0,3}$/, 'Enter the minutes as a number, for example 10')
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((minutes) => minutes === null || minutes <= MOST_MINUTES, `Enter ${MOST_MINUTES} minutes or fewer`)
  .prefault('')

/** A register as it is sent: one mark for each learner, and the version of the register it was filled in on. */
export const registerForm = z.object({
  version: z.coerce.number().int(),
  marks: z
    .record(z.uuid(), z.object({ code: z.string().max(2, 'Choose a mark from the list'), minutesLate }))
    .default({}),
  /** Why marks are changed that were taken before. */
  reason: optionalText(200),
  /** Of two sendings with the same key the second changes nothing: a phone that lost its line may send again. */
  idempotencyKey: z.uuid().optional().catch(undefined),
})

/** One session of a course, planned by hand. */
export const sessionForm = z
  .object({
    courseRunId: z.uuid('Choose a course'),
    title: neededText('Say what the session is, for example Maths', 100),
    day: dayField('Enter the day'),
    start: timeField('Enter when it starts'),
    end: timeField('Enter when it ends'),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'The session must end after it starts' })

export type RegisterForm = Pick<z.output<typeof registerForm>, 'version' | 'marks'> & {
  reason?: string | null
  idempotencyKey?: string | undefined
}
export type SessionForm = z.output<typeof sessionForm>
