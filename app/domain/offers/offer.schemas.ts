import { z } from 'zod'
import { callUpDays } from './call-up'
import { gradeCondition, isStandardKind, pointsCondition, standardConditions, type Condition } from './offer'

const gradeRow = z.object({
  subject: z.string().trim().max(100, 'This subject is too long').default(''),
  grade: z.string().trim().max(20, 'This grade is too long').default(''),
})
// Empty boxes say nothing: most offers ask for grades, not for points.
const pointsRow = z.object({
  needed: z
    .string()
    .trim()
    .default('')
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .refine((points) => points === null || (points > 0 && points <= 150), 'Write the points, such as 42 or 42.5'),
  best: z
    .string()
    .trim()
    .default('')
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .refine(
      (best) => best === null || (Number.isInteger(best) && best >= 1 && best <= 12),
      'Write how many subjects count, from 1 to 12',
    ),
})
const list = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string()).max(50))

/** An offer as a provider writes it: standard conditions to tick, grades as rows, and the provider's own words, one on each line. */
export const offerTerms = z
  .object({
    kind: z.enum(['conditional', 'unconditional'], { message: 'Choose what kind of offer it is' }),
    standard: list.default([]),
    grades: z.record(z.string(), gradeRow).default({}),
    points: pointsRow.prefault({}),
    others: z.string().trim().max(6000, 'These conditions are too long').default(''),
    message: z.string().trim().max(1000, 'Keep the message to 1,000 letters').default(''),
    beyond: z.literal('yes').optional(),
    version: z.coerce.number().int().optional(),
  })
  .superRefine(({ grades, points }, ctx) => {
    if (points.needed === null && points.best !== null) {
      ctx.addIssue({ code: 'custom', path: ['points', 'needed'], message: 'Write how many points are needed' })
    }
    for (const [at, { subject, grade }] of Object.entries(grades)) {
      if ((subject === '') === (grade === '')) continue
      const [field, message] =
        subject === '' ? ['subject', 'Write the subject of this grade'] : ['grade', `Write the grade for ${subject}`]
      ctx.addIssue({ code: 'custom', path: ['grades', at, field], message })
    }
  })
  .transform(({ kind, standard, grades, points, others, message, beyond, version }) => ({
    kind,
    conditions: kind === 'conditional' ? conditionsFrom(standard, Object.values(grades), points, others) : [],
    message: message === '' ? null : message,
    beyond,
    version,
  }))
  .refine((terms) => terms.kind === 'unconditional' || terms.conditions.length > 0, {
    path: ['others'],
    message: 'Say what the learner must achieve, for example “five GCSEs at grade 4”',
  })

/** An offer to somebody on a waiting list: how long to reply, and why, where somebody else would be next. */
export const callUpTerms = offerTerms.and(
  z.object({
    days: z
      .string()
      .default('5')
      .transform(Number)
      .pipe(
        z.union(
          callUpDays.map((days) => z.literal(days)),
          'Choose how many days there are to reply',
        ),
      ),
    outOfTurn: z.string().trim().max(500, 'Use 500 letters or fewer').default(''),
  }),
)

function conditionsFrom(
  standard: string[],
  grades: { subject: string; grade: string }[],
  { needed, best }: z.output<typeof pointsRow>,
  others: string,
): Condition[] {
  return [
    ...grades
      .filter(({ subject, grade }) => subject !== '' && grade !== '')
      .map(({ subject, grade }) => gradeCondition(subject, grade)),
    ...(needed === null ? [] : [pointsCondition(needed, best)]),
    ...standard
      .filter(isStandardKind)
      .map((kind): Condition => ({ kind, subject: null, grade: null, text: standardConditions[kind].text })),
    ...others
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((text): Condition => ({ kind: 'other', subject: null, grade: null, text })),
  ]
}

const version = z.coerce.number().int().optional()

/** The learner says yes. `swap` gives up the firm place held before. */
export const acceptance = z.object({ swap: z.literal('yes').optional(), version })

/** The learner says no, with a reason if they like. */
export const refusal = z.object({
  reason: z.union([z.uuid(), z.literal('')]).default(''),
  detail: z.string().trim().max(500, 'Use 500 letters or fewer').default(''),
  version,
})

/** Why an offer is taken back. */
export const offerWithdrawal = z.object({
  reason: z.uuid('Choose the reason'),
  detail: z.string().trim().max(500, 'Use 500 letters or fewer').default(''),
  version,
})

/** What a provider asks of the table of its places; it stands in the address. */
export const placesQuestion = z.object({
  q: z.string().trim().max(100).catch(''),
  after: z.string().max(2000).nullable().catch(null).prefault(null),
})

export type PlacesQuestion = z.output<typeof placesQuestion>
