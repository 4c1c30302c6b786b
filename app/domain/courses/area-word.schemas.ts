import { z } from 'zod'
import { optionalText } from '~/kit/form-fields'

const LONGEST_NAME = 60
const LONGEST_EXPLANATION = 140

/** How an area calls one route or subject: empty where it is called as usual. */
export const areaWordForm = z.object({
  name: optionalText(LONGEST_NAME),
  explanation: optionalText(LONGEST_EXPLANATION).refine(
    (text) => text === null || !text.includes('\n'),
    'Write one line',
  ),
  place: z.coerce.number().int().min(1).max(100).optional(),
  isHidden: z
    .literal('yes')
    .optional()
    .transform((said) => said === 'yes'),
})

export type AreaWordTold = z.output<typeof areaWordForm>
