import { z } from 'zod'
import { dayField, optionalText } from '~/kit/form-fields'

export const pauseForm = z
  .object({
    fromOn: dayField('Enter the first day without applications'),
    opensOn: dayField('Enter the day it opens again'),
    sentence: optionalText(200),
  })
  .refine(({ fromOn, opensOn }) => fromOn < opensOn, {
    path: ['opensOn'],
    message: 'The day it opens again must come after the first day',
  })

export type PauseForm = z.output<typeof pauseForm>
