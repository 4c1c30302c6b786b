import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { moments, questionsIn } from './survey'

/** A survey as a coordinator writes it. */
export const surveyForm = z.object({
  title: neededText('Write a title', 120),
  moment: z.enum(moments, 'Choose when to ask'),
  questions: neededText('Write a question', 4000).transform((typed, ctx) => {
    const read = questionsIn(typed)
    if (typeof read !== 'string') return read
    ctx.addIssue({ code: 'custom', message: read })
    return z.NEVER
  }),
  version: z.coerce.number().int().min(0).prefault(0),
})

/** The questions as they are kept. */
export const keptQuestions = z.array(z.object({ words: z.string(), options: z.array(z.string()) }))

/** A button on a survey, on the version that was read. */
export const surveyButton = z.object({ version: z.coerce.number().int() })

/** A learner's answers, by the place of each question; what is left out is left out. */
export const replyForm = z.object({
  answers: z.record(z.string().regex(/^\d$/), z.string().trim().max(300, 'Use 300 characters or fewer')).prefault({}),
  rather: z.literal('not').optional(),
})

/** What was said, and what was done about it. */
export const saidForm = z.object({
  said: neededText('Write what was said', 500),
  done: neededText('Write what was done', 500),
})

export type SurveyForm = z.output<typeof surveyForm>
export type ReplyForm = { answers: Readonly<Record<number, string>>; rather?: 'not' | undefined }
export type SaidForm = z.output<typeof saidForm>
