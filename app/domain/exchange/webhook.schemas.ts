import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { webhookKindNames } from './webhook'

const kinds = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.enum(webhookKindNames)).min(1, 'Choose what the program is told').catch([]),
)

/** A webhook as a manager asks for it. */
export const webhookForm = z.object({
  url: neededText('Enter the address of your program', 500),
  kinds: kinds.refine((chosen) => chosen.length > 0, 'Choose what the program is told'),
})

export type WebhookForm = z.output<typeof webhookForm>

const made = z.object({ made: z.object({ id: z.uuid(), secret: z.string(), url: z.string() }) })

/** The secret that the reply of the page shows, this once; null where no webhook was made. */
export function madeIn(reply: unknown) {
  const read = made.safeParse(reply)
  return read.success ? read.data.made : null
}

/** Which telling is sent again. */
export const replayForm = z.object({ delivery: z.uuid() })
