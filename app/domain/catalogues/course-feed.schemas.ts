import { z } from 'zod'
import { neededText } from '~/kit/form-fields'

/** Where the file lies, and whether it is fetched. */
export const feedForm = z.object({
  url: neededText('Enter the address of your XCRI-CAP file', 2000),
  isOn: z
    .literal('yes')
    .optional()
    .transform((ticked) => ticked === 'yes'),
})

export type FeedForm = z.output<typeof feedForm>
