import { z } from 'zod'
import { dayField, optionalText } from '~/kit/form-fields'

/** What the school's register says of one session: a code, and why where it is not the one proposed. */
export const homeMarkForm = z.object({
  code: z.string().min(1, 'Choose a code').max(2, 'Choose a code from the list'),
  reason: optionalText(200),
})

const line = z.string().regex(/^[0-9a-f-]{36} [0-9a-f-]{36} .{1,2}$/, 'Reload the page and try again')

/** The lines a page showed with the code it proposed for each: only what was seen is confirmed. */
export const confirmDayForm = z.object({
  day: z.iso.date(),
  lines: z
    .union([line.transform((one) => [one]), z.array(line)])
    .prefault([])
    .transform((lines) => lines.map(partsOf)),
})

/** Which code a school uses while a learner is where they should be. */
export const homeCodeForm = z.object({ code: z.enum(['B', 'D'], 'Choose one of the two codes') })

/** An absence a school knows of before. */
export const absenceForm = z
  .object({
    fromOn: dayField('Enter the first day'),
    untilOn: dayField('Enter the last day'),
    code: z.string().min(1, 'Choose a reason').max(2, 'Choose a reason from the list'),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    path: ['untilOn'],
    message: 'The last day must not be before the first',
  })

export type HomeMarkForm = { code: string; reason: string | null }
export type ConfirmDayForm = z.output<typeof confirmDayForm>
export type AbsenceForm = z.output<typeof absenceForm>

function partsOf(text: string) {
  const [sessionId = '', learnerId = '', code = ''] = text.split(' ')
  return { sessionId, learnerId, code }
}
