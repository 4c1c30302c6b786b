import { z } from 'zod'
import { isOutsideKind, isOutsideState, outsideKinds, outsideStates } from './outside-application'

const words = (message: string) => z.string().trim().min(1, message).max(120, 'Use 120 letters or fewer')

/** Whether what a provider told is the learner's. */
export const whoseForm = z.object({
  whose: z.enum(['mine', 'not-mine'], { message: 'Choose whether this application is yours' }),
})

/** One application elsewhere, as it is written down. */
export const outsideForm = z.object({
  kind: z.enum(Object.keys(outsideKinds).filter(isOutsideKind), 'Choose what kind of place it is'),
  organisationName: words('Write who you apply to'),
  title: words('Write what you apply for'),
  state: z.enum(Object.keys(outsideStates).filter(isOutsideState), 'Choose how far it is'),
  version: z.coerce.number().int().optional(),
})

export type OutsideForm = z.output<typeof outsideForm>
