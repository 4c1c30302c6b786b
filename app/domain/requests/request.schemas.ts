import { z } from 'zod'
import { dayField, neededText } from '~/kit/form-fields'
import { LONGEST_ANSWER, LONGEST_QUESTION } from './request'

const version = z.coerce.number().int().optional()

/** What a provider asks, and until when. */
export const questionForm = z.object({
  question: neededText('Write what you need to know', LONGEST_QUESTION),
  dueOn: dayField('Enter the last day to answer'),
  isAboutGrades: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
  version,
})

/** What the learner answers. */
export const answerForm = z.object({ answer: neededText('Write your answer', LONGEST_ANSWER), version })

export type QuestionForm = z.output<typeof questionForm>
export type AnswerForm = z.output<typeof answerForm>
