import { z } from 'zod'

const version = z.coerce.number().int().optional()
const start = z.uuid('Choose the start')

/** To which start a place would be kept, and what is said to the learner. */
export const proposalForm = z.object({
  to: start,
  message: z.string().trim().max(500, 'Keep the message to 500 letters').default(''),
  version,
})

export type ProposalForm = z.output<typeof proposalForm>

/** Whether a place may wait a year: the answer to one question, and to no other. */
export const proposalAnswer = z.object({
  answer: z.enum(['yes', 'no'], 'Choose yes or no'),
  proposal: z.uuid().optional(),
  version,
})

export type ProposalSeen = Partial<Pick<z.output<typeof proposalAnswer>, 'proposal' | 'version'>>

/** Into which start of the new year a kept place is confirmed. */
export const reinstatementForm = z.object({ to: start, version })

export type ReinstatementForm = z.output<typeof reinstatementForm>
