import { z } from 'zod'
import { dayField, optionalText } from '~/kit/form-fields'
import { checkStates } from './placement'

const version = z.coerce.number().int()
const detail = optionalText(500)

/** What became of one check, with a few words. */
export const checkForm = z
  .object({ state: z.enum(checkStates, { message: 'Choose what became of it' }), note: optionalText(500) })
  .refine(({ state, note }) => state !== 'problem' || note !== null, {
    path: ['note'],
    message: 'Say what the problem is, so that the other side can help',
  })

/** A deed on a day. */
export const dayForm = z.object({ day: dayField('Enter the day'), version })

/** A deed on a day, with the reason. */
export const reasonOnDayForm = z.object({
  day: dayField('Enter the day'),
  reason: z.uuid('Choose the reason'),
  detail,
  version,
})

const ticked = z.preprocess((value) => (typeof value === 'string' ? [value] : (value ?? [])), z.array(z.uuid()).max(20))

/** Other blocks of the week from a day on. */
export const changeDaysForm = reasonOnDayForm.extend({
  blocks: ticked.refine((blocks) => blocks.length > 0, 'Choose at least one block'),
})

/** Another shared course of the same host from a day on. */
export const changeCourseForm = reasonOnDayForm.extend({ run: z.uuid('Choose a course') })

/** A deed with a reason and no day of its own. */
export const reasonForm = z.object({ reason: z.uuid('Choose the reason'), detail, version })

export type CheckForm = z.output<typeof checkForm>
export type DayForm = z.output<typeof dayForm>
export type ReasonOnDayForm = z.output<typeof reasonOnDayForm>
export type ChangeDaysForm = z.output<typeof changeDaysForm>
export type ChangeCourseForm = z.output<typeof changeCourseForm>
export type PlacementReasonForm = z.output<typeof reasonForm>

/** Which placements a list shows. */
export const placementList = z.enum(['live', 'ended']).catch('live')
export const placementPage = z.coerce.number().int().min(1).max(10_000).catch(1)
