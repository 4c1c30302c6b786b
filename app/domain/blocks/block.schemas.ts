import { z } from 'zod'
import { neededText, timeField } from '~/kit/form-fields'

/** A block of the week, as a clerk writes it down. */
export const blockForm = z
  .object({
    name: neededText('Write what the block is called, for example Tuesday afternoon', 60),
    weekday: z.coerce.number('Choose a day').int('Choose a day').min(1, 'Choose a day').max(7, 'Choose a day'),
    starts: timeField('Say when it begins'),
    ends: timeField('Say when it is over'),
  })
  .refine(({ starts, ends }) => starts < ends, { path: ['ends'], message: 'It must be over after it began' })

export type BlockForm = z.output<typeof blockForm>
