import { z } from 'zod'
import { offerTerms } from '~/domain/offers/offer.schemas'

/** An offer in another form: its terms, and the start that is offered. With `step` preview nothing is done. */
export const changedTerms = offerTerms.and(
  z.object({ run: z.uuid('Choose the course and start'), step: z.enum(['preview', 'send']).default('send') }),
)

/** An offer that ran out is opened as it was. */
export const reopening = z.object({ version: z.coerce.number().int().optional() })

const side = z.object({
  course: z.string(),
  place: z.string().nullable(),
  starts: z.string().nullable(),
  kind: z.string(),
  conditions: z.array(z.string()),
})
export const previewOfChange = z.object({
  was: side,
  is: side,
  replyBy: z.string().nullable(),
  message: z.string().nullable(),
  /** What to think of first, where the offer goes beyond what was meant for the places. */
  beyond: z.string().nullable(),
})

export type OfferSide = z.output<typeof side>
export type PreviewOfChange = z.output<typeof previewOfChange>

const reply = z.object({ preview: previewOfChange })

/** Whether the reply of the page holds a preview. */
export function isChangePreview(given: unknown): given is z.output<typeof reply> {
  return reply.safeParse(given).success
}
