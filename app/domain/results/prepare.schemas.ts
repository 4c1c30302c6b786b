import { z } from 'zod'
import { standings } from './evaluation'
import { decisions } from './prepared'

const TICKED_AT_MOST = 200

/** What is prepared for the places that are ticked; `none` takes back what was. */
export const prepareForm = z.object({
  choices: z
    .record(z.uuid(), z.unknown())
    .default({})
    .transform((ticked) => Object.keys(ticked).slice(0, TICKED_AT_MOST)),
  decision: z.enum([...decisions, 'none'], { message: 'Choose what happens when results are out' }),
  run: z.union([z.uuid(), z.literal('')]).default(''),
  reason: z.union([z.uuid(), z.literal('')]).default(''),
})

export type PrepareForm = z.output<typeof prepareForm>

/** Which places are shown: those that stand alike, from one place on. */
export const boardQuestion = z.object({
  standing: z.enum(standings).catch('missed-by-one'),
  after: z.uuid().nullable().catch(null),
})
