import { z } from 'zod'
import type { SynonymKind } from './synonym.words'

const MOST_WORDS = 3
const kinds = ['synonym', 'occupation', 'abbreviation', 'spelling'] as const satisfies SynonymKind[]

const words = (empty: string) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, empty).max(60, 'Keep it to 60 characters').regex(/\p{L}/u, 'Write words, not only signs'))

/** One thing people type, and what courses call it. */
export const synonymForm = z.object({
  asked: words('Write what people type').refine((text) => text.split(' ').length <= MOST_WORDS, {
    message: 'Up to three words can be looked up',
  }),
  meant: words('Write what courses call it'),
  kind: z.enum(kinds, { message: 'Choose what it is' }),
})

export type SynonymTold = z.output<typeof synonymForm>
