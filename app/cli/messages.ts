import { z } from 'zod'

/** What the first process says to its web processes. */
export const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), url: z.string(), role: z.string().optional() }),
  z.object({ kind: z.literal('stop') }),
])
export type Order = z.output<typeof order>

/** What a web process says to the first: that it listens, and when very much is asked of it at once or no longer is. */
export const report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listening') }),
  z.object({ kind: z.literal('rush'), isMuch: z.boolean() }),
])
export type Report = z.output<typeof report>
