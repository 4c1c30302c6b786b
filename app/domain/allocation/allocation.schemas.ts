import { z } from 'zod'
import { criterionNames } from './criterion'

const rule = z.enum(criterionNames)

/** By which rules a course takes learners, in their order, and how many places it keeps for those who come first. */
export const termsForm = z
  .object({
    first: rule.or(z.literal('')).default(''),
    second: rule.or(z.literal('')).default(''),
    third: rule.or(z.literal('')).default(''),
    fourth: rule.or(z.literal('')).default(''),
    reserved: z.coerce
      .number({ message: 'Enter a number of places' })
      .int()
      .min(0, 'Enter 0 or more')
      .max(500)
      .default(0),
  })
  .transform(({ first, second, third, fourth, reserved }) => ({
    rules: [first, second, third, fourth].filter((name) => name !== ''),
    reserved,
  }))
  .refine(({ rules }) => new Set(rules).size === rules.length, {
    path: ['first'],
    message: 'Choose each rule once',
  })

/** A deed that needs nothing but a yes. */
export const yesForm = z.object({})

/** At which open meeting a run is adopted. */
export const adoptionForm = z.object({ meeting: z.uuid('Choose the meeting') })

/** What is kept of the courses of a run: as they were, whatever is changed later. */
export const keptCourses = z.array(
  z.object({
    id: z.uuid(),
    title: z.string(),
    rules: z.array(rule),
    places: z.number(),
    reserved: z.number(),
    wished: z.number(),
    given: z.number(),
  }),
)

/** What is kept of each wish. */
export const keptReasons = z.array(
  z.union([
    z.object({ kind: z.literal('by-rule'), rule }),
    z.object({ kind: z.enum(['placed', 'not-needed', 'not-eligible', 'by-tie', 'kept-for-some', 'no-places']) }),
  ]),
)

/** Which page of the learners of a run. */
export const resultsPage = z.coerce.number().int().min(1).max(20_000).catch(1)

export type TermsForm = z.output<typeof termsForm>
export type AdoptionForm = z.output<typeof adoptionForm>
