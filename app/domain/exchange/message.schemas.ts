import { z } from 'zod'
import { webhookKindNames } from './webhook'

/** What a program is told: ids and codes, and nothing about a person. It reads the rest with its token. */
export const messageSchema = z
  .strictObject({
    id: z.uuid().meta({ description: 'The same in the header Onward-Delivery; one that comes twice is the same' }),
    kind: z.enum(webhookKindNames),
    at: z.iso.datetime().meta({ description: 'When it happened' }),
    sequence: z.int().meta({ description: 'Counts the messages about one application: the highest is the truest' }),
    applicationId: z.uuid(),
    state: z.string().meta({ description: 'The state of the application, as a code' }),
    version: z.int(),
    courseRunId: z.uuid(),
  })
  .meta({ id: 'WebhookMessage', description: 'Something happened to an application' })

export type Message = z.output<typeof messageSchema>
