import { z } from 'zod'
import { dayField, neededText, optionalDayField, optionalText } from '~/kit/form-fields'

/** How a coordinator opens a survey. */
export const openingForm = z.object({
  leavingYear: z.coerce.number().int().min(2000).max(2100),
  referenceOn: dayField('Enter the day that is asked about'),
  closesOn: dayField('Enter the last day'),
  firstReminderOn: optionalDayField(),
  secondReminderOn: optionalDayField(),
})

/** The days of a survey that is open. */
export const daysForm = openingForm
  .omit({ leavingYear: true, referenceOn: true })
  .extend({ version: z.coerce.number().int() })

export const closingForm = z.object({ version: z.coerce.number().int() })

/** What a young person answers by the link of a letter. */
export const answerForm = z.object({
  bornOn: dayField('Enter your date of birth', 'Enter a real date, for example 27 3 2010'),
  answer: z.string('Choose what you were doing').min(1, 'Choose what you were doing'),
  startedOn: optionalDayField(),
  where: optionalText(200),
  words: optionalText(500),
})

/** Which letters are printed. */
export const printForm = z.object({
  school: z.uuid('Choose a school'),
  everybody: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
})

/** What narrows the adviser’s list; what makes no sense narrows nothing. */
export const peopleFilter = z.object({
  school: z.uuid().nullable().catch(null).prefault(null),
  after: z.string().nullable().catch(null).prefault(null),
})

const code = z.string().regex(/^\d{3}$/, 'Choose what they were doing')

/** What a school knows better. */
export const disputeForm = z.object({
  code,
  where: optionalText(200),
  words: neededText('Say how you know', 500),
})

/** What an adviser decides on it. */
export const decisionForm = z.object({
  outcome: z.enum(['taken', 'kept'], 'Choose what is right'),
  reason: neededText('Say why. The school reads it', 500),
})

export type OpeningForm = z.output<typeof openingForm>
export type DaysForm = z.output<typeof daysForm>
export type AnswerForm = z.output<typeof answerForm>
export type DisputeForm = z.output<typeof disputeForm>
export type DecisionForm = z.output<typeof decisionForm>
