import { z } from 'zod'

const list = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.uuid()).max(100))

const ticks = z.object({ isTicked: z.literal('yes').optional(), choices: list.prefault([]) })
const isSaid = ({ isTicked, choices }: z.output<typeof ticks>) => isTicked === undefined || choices.length > 0
const nothing = { path: ['choices'], message: 'Tick at least one' }

/** Which of the choices that wait are let go: all, where the form has no boxes. */
export const releaseForm = ticks.refine(isSaid, nothing)

/** What the learner reads when an application comes back. */
export const returnForm = ticks
  .extend({
    comment: z
      .string()
      .trim()
      .min(1, 'Say what should be changed. The learner will read it.')
      .max(1000, 'Use 1,000 letters or fewer'),
  })
  .refine(isSaid, nothing)
