import { z } from 'zod'
import { toldStates } from '~/domain/elsewhere/told'

/*
 * Applications that a provider received by its own form, as its program tells of them and reads them back. Nothing about a learner
 * comes back: the program knows its own references.
 */

const AT_ONCE = 100

const words = (longest: number) => z.string().trim().max(longest, `Use ${longest} letters or fewer`)

const told = z
  .strictObject({
    reference: words(60).default('').meta({ description: 'Your own number of the application' }),
    uln: words(20).default('').meta({ description: 'The ULN; or else bornOn and postcode' }),
    familyName: words(100).min(1, 'Write the surname'),
    givenNames: words(100).min(1, 'Write the forename'),
    bornOn: z.union([z.iso.date('Write a date such as 2010-03-27'), z.literal('')]).default(''),
    postcode: words(10).default(''),
    title: words(120).min(1, 'Write what was applied for'),
    state: z.enum(toldStates).default('applied'),
  })
  .meta({ id: 'ApplicationElsewhere', description: 'An application that came by your own form' })

/** One application or up to a hundred. */
export const toldBody = z
  .strictObject({ applications: z.array(told).min(1, 'Send at least one').max(AT_ONCE, `Send ${AT_ONCE} or fewer`) })
  .meta({ id: 'ApplicationsElsewhere' })

/** What became of each, in the order in which they were sent. */
export const toldOutcomesSchema = z
  .strictObject({
    outcomes: z.array(
      z
        .strictObject({
          outcome: z.enum(['added', 'changed', 'unchanged', 'refused']),
          id: z.uuid().nullable(),
          code: z.string().nullable(),
          sentence: z.string().nullable().meta({ description: 'Why it was refused or held back' }),
        })
        .meta({ id: 'ToldOutcome' }),
    ),
  })
  .meta({ id: 'ToldOutcomes' })

/** What this provider has told, as it stands. */
export const toldListSchema = z
  .strictObject({
    applications: z.array(
      z
        .strictObject({
          id: z.uuid(),
          reference: z.string().nullable(),
          title: z.string(),
          state: z.strictObject({ code: z.string(), label: z.string() }),
          isDenied: z.boolean().meta({ description: 'The learner says that it is not theirs' }),
          changedAt: z.iso.datetime(),
        })
        .meta({ id: 'ToldInList' }),
    ),
    next: z.string().nullable().meta({ description: 'Send it as “cursor” for the next page; null on the last one' }),
  })
  .meta({ id: 'ToldList' })

export type ToldBody = z.output<typeof toldBody>
