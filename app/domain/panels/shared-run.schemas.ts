import { z } from 'zod'
import { dayField, optionalDayField, optionalText } from '~/kit/form-fields'

const number = (missing: string) => z.coerce.number(missing).int(missing).min(1, missing).max(500, 'Enter 500 or fewer')
const ticked = z.preprocess((value) => (typeof value === 'string' ? [value] : (value ?? [])), z.array(z.uuid()).max(20))

const terms = {
  places: number('Enter the number of places'),
  least: number('Enter the fewest learners with whom it runs'),
  fromOn: dayField('Enter the first day'),
  untilOn: dayField('Enter the last day'),
  blocks: ticked.refine((blocks) => blocks.length > 0, 'Choose at least one block'),
  transport: optionalText(300),
  support: optionalText(300),
  safeUntil: optionalDayField(),
  outFrom: optionalDayField(),
  outUntil: optionalDayField(),
}

type Terms = { [name in keyof typeof terms]: z.output<(typeof terms)[name]> }

const rules: { path: string; message: string; holds: (terms: Terms) => boolean }[] = [
  {
    path: 'untilOn',
    message: 'The last day must not be before the first',
    holds: ({ fromOn, untilOn }) => fromOn <= untilOn,
  },
  { path: 'least', message: 'It cannot need more than its places', holds: ({ least, places }) => least <= places },
  {
    path: 'outUntil',
    message: 'Enter both days, the later one last, or neither',
    holds: ({ outFrom, outUntil }) => (outFrom === null) === (outUntil === null) && (outFrom ?? '') <= (outUntil ?? ''),
  },
]

function sound<S extends z.ZodType<Terms>>(schema: S) {
  return schema.superRefine((given, found) => {
    for (const { path, message, holds } of rules)
      if (!holds(given)) found.addIssue({ code: 'custom', path: [path], message })
  })
}

/** A course run that several schools share: how many places, when, in which blocks, and what stands for it. */
export const sharedRunForm = sound(z.object({ run: z.uuid('Choose a course'), ...terms }))
export const sharedRunChange = sound(z.object({ version: z.coerce.number().int(), ...terms }))

export type SharedRunForm = z.output<typeof sharedRunForm>
export type SharedRunChange = z.output<typeof sharedRunChange>
export type SharedRunTerms = Omit<SharedRunForm, 'run'>
