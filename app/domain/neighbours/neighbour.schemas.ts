import { z } from 'zod'
import { neededText, optionalText } from '~/kit/form-fields'

const LONGEST_URL = 2000

/** A neighbouring area: what it is called, where its file lies, and what must be said of whose courses these are. */
export const neighbourForm = z.object({
  name: neededText('Enter the name of the area', 80),
  url: optionalText(LONGEST_URL).refine((url) => url === null || isSecure(url), {
    message: 'Enter a full web address that begins with https://',
  }),
  attribution: neededText('Say whose courses these are and under which licence we show them', 300),
})

export type NeighbourForm = z.output<typeof neighbourForm>

/** Whether a file in which more than half is missing may be taken all the same. */
export const takingForm = z.object({
  mayRemoveMany: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
})

function isSecure(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:'
}
