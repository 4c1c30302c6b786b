import { z } from 'zod'
import { boardMeasures } from './figure'
import { dimensions, schoolDimensions } from './tally'

/** By what a figure is looked at, and in which month; the latest where none is named. */
export const figureQuestion = z.object({
  by: z.enum(dimensions).catch('school'),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .catch(null)
    .default(null),
})

/** The same of a school's own board. */
export const ownQuestion = figureQuestion.extend({ by: z.enum(schoolDimensions).catch('sex') })

export const boardMeasure = z.enum(boardMeasures)
