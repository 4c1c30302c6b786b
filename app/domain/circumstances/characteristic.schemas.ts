import { z } from 'zod'
import { dayField } from '~/kit/form-fields'

/** A circumstance and the day from which it holds. */
export const characteristicForm = z.object({
  code: z.string('Choose what it is').regex(/^\d{3}$/, 'Choose what it is'),
  fromOn: dayField('Enter the day it began, or the day you learned of it'),
})

export type CharacteristicForm = z.output<typeof characteristicForm>

/** The last day on which it held. */
export const characteristicEndForm = z.object({ untilOn: dayField('Enter the last day') })

export type CharacteristicEndForm = z.output<typeof characteristicEndForm>
