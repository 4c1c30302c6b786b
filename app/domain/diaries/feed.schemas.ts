import { z } from 'zod'

export const makeFeedForm = z.object({})

const made = z.object({ address: z.url() })

/** The private address that the reply of the page shows, this once; null where none was made. */
export function addressIn(reply: unknown): string | null {
  const read = made.safeParse(reply)
  return read.success ? read.data.address : null
}
