import { z } from 'zod'
import { neededText, optionalText } from '~/kit/form-fields'

export const WHY_AT_MOST = 1000
export const SUPPORT_AT_MOST = 500
export const DETAIL_AT_MOST = 500

const version = z.coerce.number().int()
const wish = z.uuid('Choose from the list')
const furtherWish = wish.or(z.literal('').transform(() => null)).prefault('')

/** A case as it is put forward: up to three shared courses in order, why, what is needed, and whether it is urgent. */
export const caseForm = z
  .object({
    first: z.uuid('Choose a first wish'),
    second: furtherWish,
    third: furtherWish,
    why: neededText('Say why this would be good for the learner', WHY_AT_MOST),
    transport: z.enum(['yes', 'no'], 'Say whether the learner needs transport'),
    support: optionalText(SUPPORT_AT_MOST),
    agreed: z.literal('yes').optional(),
    isUrgent: z.literal('yes').optional(),
    urgentWhy: optionalText(DETAIL_AT_MOST),
    step: z.enum(['draft', 'submit']).catch('draft'),
  })
  .refine(({ isUrgent, urgentWhy }) => isUrgent === undefined || urgentWhy !== null, {
    path: ['urgentWhy'],
    message: 'Say why it cannot wait',
  })
  .refine(({ step, agreed }) => step === 'draft' || agreed === 'yes', {
    path: ['agreed'],
    message: 'The learner must agree before you submit it',
  })

/** A button that moves a case on as it was shown. */
export const caseMove = z.object({ version })

/** Taking a case back, with its reason. */
export const caseEnd = z.object({ version, reason: z.uuid('Choose a reason'), detail: optionalText(DETAIL_AT_MOST) })

/** What the school says against a refusal. */
export const appealForm = z.object({
  version,
  words: neededText('Say why others should look at it again', WHY_AT_MOST),
})

export const conflictForm = z.object({ why: neededText('Say what ties you to this case', 300) })

export const caseList = z.enum(['open', 'all']).catch('open')

export type CaseForm = z.output<typeof caseForm>
export type CaseEnd = z.output<typeof caseEnd>
export type AppealForm = z.output<typeof appealForm>
export type Move = z.output<typeof caseMove>
