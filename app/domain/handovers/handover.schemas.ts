import { z } from 'zod'

export const TEXT_AT_MOST = 1000
const AT_ONCE = 100

const words = (missing: string) =>
  z.string().trim().min(1, missing).max(TEXT_AT_MOST, `Keep it to ${TEXT_AT_MOST} characters`)
const version = z.coerce.number().int()

/** Why somebody is handed over, and what was tried. */
export const handoverForm = z.object({
  reason: z.uuid('Choose a reason'),
  tried: words('Say what you have tried'),
})

/** The same for several learners, each a name of its own. */
export const handoversForm = handoverForm.extend({
  learners: z
    .record(z.uuid(), z.unknown())
    .transform((ticked) => Object.keys(ticked))
    .catch([])
    .refine((ids) => ids.length > 0, 'Tick at least one learner')
    .refine((ids) => ids.length <= AT_ONCE, `Hand over ${AT_ONCE} learners or fewer at a time`),
})

/** A button that moves a handover on as it was shown. */
export const handoverMove = z.object({ version })

/** Giving it back: the school must read why. */
export const handoverReturn = z.object({ version, answer: words('Say why you give it back') })

/** Done, with a word to the school or without. */
export const handoverDone = z.object({
  version,
  answer: z.string().trim().max(TEXT_AT_MOST, `Keep it to ${TEXT_AT_MOST} characters`).default(''),
})

/** Which list an address asks for. */
export const handoverList = z.enum(['open', 'all']).catch('open')
