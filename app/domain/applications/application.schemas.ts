import { z } from 'zod'

const list = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.uuid()).max(100))

/** What is sent: where several drafts wait, those that are ticked. */
export const sendForm = z
  .object({ isTicked: z.literal('yes').optional(), choices: list.default([]) })
  .refine(({ isTicked, choices }) => isTicked === undefined || choices.length > 0, {
    path: ['choices'],
    message: 'Choose at least one course to send to',
  })

/** The choices that an update goes to. */
export const updateForm = z.object({
  choices: list.default([]).refine((choices) => choices.length > 0, 'Choose at least one place to send to'),
})

/** The course run that is put on the list. */
export const newChoice = z.object({ run: z.uuid('Choose a course first') })

/** One step up or down in the learner's own order. */
export const orderForm = z.object({ direction: z.enum(['up', 'down']) })
