import { z } from 'zod'
import { neededText, optionalDayField, optionalText } from '~/kit/form-fields'
import { stepMoves } from './target.states'
import { targetOwners } from './target'

const owner = z.enum(targetOwners, { message: 'Choose who sees to it' })
const version = z.coerce.number().int()

/** A target: what, why, how one will know, who, and by when: in some months, or on a day. */
export const targetForm = z
  .object({
    title: neededText('Say what the target is', 200),
    why: optionalText(1000),
    measure: optionalText(500),
    owner,
    by: z.enum(['3', '6', '12', 'day'], { message: 'Choose by when' }),
    dueOn: optionalDayField(),
    version: version.optional(),
  })
  .refine(({ by, dueOn }) => by !== 'day' || dueOn !== null, { path: ['dueOn'], message: 'Enter the day' })

export type TargetForm = z.output<typeof targetForm>

/** One step of it. */
export const stepForm = z.object({ what: neededText('Say what the step is', 200), owner, dueOn: optionalDayField() })

export type StepForm = z.output<typeof stepForm>

export const stepMoveForm = z.object({ move: z.enum(stepMoves) })

/** How a target ends: reached, or put away for a reason. */
export const targetEndForm = z
  .object({
    how: z.enum(['completed', 'archived'], { message: 'Choose what came of it' }),
    reason: z.string().prefault(''),
    detail: optionalText(200),
    version,
  })
  .refine(({ how, reason }) => how === 'completed' || reason !== '', { path: ['reason'], message: 'Choose a reason' })

export type TargetEndForm = z.output<typeof targetEndForm>

export const targetAgainForm = z.object({ version })
