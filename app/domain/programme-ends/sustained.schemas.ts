import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { answers } from './sustained'

/** Whether somebody is still there after six months, and how one knows. */
export const sustainedForm = z.object({
  answer: z.enum(answers, { message: 'Choose whether the learner has stayed' }),
  evidence: neededText('Say how you know, or whom you asked', 500),
})
export type SustainedForm = z.output<typeof sustainedForm>

export const sustainedPage = z.coerce.number().int().min(1).max(10_000).catch(1)
