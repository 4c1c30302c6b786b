import { z } from 'zod'
import { neededText } from '~/kit/form-fields'
import { lifetimes } from './token'

const more = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.enum(['interview', 'decide'], 'Choose what the program may do')).default([]),
)

/** A token as a manager asks for it. */
export const tokenForm = z.object({
  name: neededText('Say which program it is for', 60),
  more,
  days: z
    .string('Choose how long it holds')
    .transform(Number)
    .pipe(
      z.union(
        lifetimes.map((days) => z.literal(days)),
        'Choose how long it holds',
      ),
    ),
})

export type TokenForm = z.output<typeof tokenForm>

const issued = z.object({ issued: z.object({ secret: z.string(), name: z.string() }) })

/** The token that the reply of the page shows, this once; null where none was made. */
export function issuedIn(reply: unknown) {
  const read = issued.safeParse(reply)
  return read.success ? read.data.issued : null
}
