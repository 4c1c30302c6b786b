import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { outcomes } from './guarantee'

const version = z.coerce.number().int()

/** What an adviser says instead of the record, why, and what it rests on. */
export const decisionForm = z.object({
  code: z.string().regex(/^\d{3}$/, 'Choose an answer'),
  reason: neededText('Say why, and how you know', 500),
  version,
})

export type DecisionForm = z.output<typeof decisionForm>

export const takeBackForm = z.object({ version })

const shown = ['to-do', 'all', ...outcomes] as const

/** What the desk shows, as its address says it; what makes no sense there is what is to be done. */
export const deskFilter = z.object({
  show: z.enum(shown).catch('to-do'),
  school: z.uuid().nullable().catch(null),
  after: z.string().nullable().catch(null),
  september: z.coerce.number().int().nullable().catch(null),
})
