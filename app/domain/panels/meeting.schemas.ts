import { z } from 'zod'
import { dayField, neededText, optionalText, timeField } from '~/kit/form-fields'
import { DETAIL_AT_MOST } from './case.schemas'
import { outcomes } from './case.words'

const version = z.coerce.number().int()
const ticked = z.preprocess((value) => (typeof value === 'string' ? [value] : (value ?? [])), z.array(z.uuid()).max(60))
const maybe = z
  .uuid('Choose from the list')
  .or(z.literal('').transform(() => null))
  .prefault('')

/** A meeting as the clerk calls it. */
export const meetingForm = z.object({
  meetsOn: dayField('Enter the day'),
  meetsAt: timeField('Say when it begins'),
  place: neededText('Say where it is, or how to join it online', 300),
})

/** Who is there when a meeting is opened. */
export const openingForm = z.object({
  version,
  present: ticked.refine((present) => present.length > 0, 'Tick who is there'),
})

export const meetingMove = z.object({ version })

/** What a meeting decides on one case. */
export const decisionForm = z
  .object({
    version,
    outcome: z.enum(outcomes, 'Choose what the panel decides'),
    run: maybe,
    other: maybe,
    reason: maybe,
    detail: optionalText(DETAIL_AT_MOST),
  })
  .refine(({ outcome, run }) => outcome !== 'place' || run !== null, {
    path: ['run'],
    message: 'Choose which of the wishes',
  })
  .refine(({ outcome, other }) => outcome !== 'alternative' || other !== null, {
    path: ['other'],
    message: 'Choose which other course',
  })
  .refine(({ outcome, reason }) => outcome === 'place' || outcome === 'alternative' || reason !== null, {
    path: ['reason'],
    message: 'Choose the reason',
  })

/** Something somebody does after the meeting. */
export const actionForm = z.object({
  what: neededText('Write what is to be done', 300),
  member: z.uuid('Choose who does it'),
  dueOn: dayField('Enter the day by which it is done'),
  case: maybe,
})

export type MeetingForm = z.output<typeof meetingForm>
export type OpeningForm = z.output<typeof openingForm>
export type DecisionForm = z.output<typeof decisionForm>
export type ActionForm = z.output<typeof actionForm>
