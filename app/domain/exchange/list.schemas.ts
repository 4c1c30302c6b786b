import { z } from 'zod'
import { Refusal } from '~/kit/errors'

const question = z.object({
  since: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullable(),
  cursor: z.string().max(2000).nullable(),
})

/** What a program asks of the list; it stands in the address. */
export function listQuestion({ searchParams }: URL) {
  const asked = question.safeParse({ since: searchParams.get('since'), cursor: searchParams.get('cursor') })
  if (asked.success) return asked.data
  throw new Refusal('not-valid', 'Write “since” as a moment such as 2026-11-20T09:00:00Z.', 'since')
}
