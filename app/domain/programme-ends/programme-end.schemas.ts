import { z } from 'zod'
import { dayField, neededText, optionalDayField, optionalText } from '~/kit/form-fields'
import { interests, parties } from './programme-end'
import { endKinds, type EndKind } from './programme.states'

const version = z.coerce.number().int()
const ticked = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : (value ?? [])),
  z.array(z.uuid('This reason is no longer on the list')).max(30, 'Choose fewer reasons'),
)

const next = {
  lastOn: dayField('Enter the last day the learner came'),
  nextStep: z.string('Choose what comes next').min(1, 'Choose what comes next').max(40),
  nextProvider: optionalText(200),
  nextCourse: optionalText(200),
  nextLevel: z
    .enum(['', 'E', '1', '2', '3', '4'])
    .catch('')
    .transform((level) => (level === '' ? null : level)),
  nextStartsOn: optionalDayField(),
  detail: optionalText(1000),
  version,
}

/** How a programme was completed or transferred, and what comes next. */
export const endForm = z.object(next)

/** How somebody left: by whom, why, what they may want later, and what comes next. */
export const withdrawalForm = z.object({
  party: z.enum(parties, { message: 'Choose who ended it' }),
  reasons: z
    .object({ learner: ticked, provider: ticked, other: ticked })
    .prefault({ learner: [], provider: [], other: [] }),
  futureInterest: z.enum(interests, { message: 'Choose whether the learner may want to come back' }),
  ...next,
})

export type EndForm = z.output<typeof endForm>
export type WithdrawalForm = z.output<typeof withdrawalForm>
export type AnyEndForm = EndForm & Partial<Pick<WithdrawalForm, 'party' | 'reasons' | 'futureInterest'>>

/** The form that an ending of this kind asks for. */
export function formOf(kind: EndKind): z.ZodType<AnyEndForm> {
  return kind === 'withdrawn' ? withdrawalForm : endForm
}

/** Why an ending was a mistake. */
export const undoForm = z.object({ why: neededText('Say why it was a mistake', 500) })
export type UndoForm = z.output<typeof undoForm>

/** From when a programme rests, and why. */
export const breakForm = z.object({
  fromOn: dayField('Enter the first day away'),
  reason: z.uuid('Choose the reason'),
  detail: optionalText(1000),
  version,
})
export type BreakForm = z.output<typeof breakForm>

/** From when it goes on. */
export const resumeForm = z.object({ fromOn: dayField('Enter the first day back'), version })
export type ResumeForm = z.output<typeof resumeForm>

/** What a list of endings is narrowed to. */
export const endFilter = z.object({
  kind: z.enum(['', ...endKinds]).catch(''),
  reason: z.string().max(40).catch(''),
  next: z.string().max(40).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type EndFilter = z.output<typeof endFilter>

/** Who is on a programme: by the beginning of a family name. */
export const programmeFilter = z.object({
  name: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type ProgrammeFilter = z.output<typeof programmeFilter>
