import { z } from 'zod'

/** Whose row it is: one of those who may be meant, somebody new, or nobody of ours. */
export const questionForm = z.object({
  whose: z.union([z.uuid(), z.enum(['new', 'skip'])], { message: 'Say whose row it is' }),
})

export type QuestionForm = z.output<typeof questionForm>
