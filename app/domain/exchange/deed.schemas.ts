import { z } from 'zod'
import { interviewOutcomes } from '~/domain/interviews/interview-outcome'
import { callUpDays } from '~/domain/offers/call-up'
import {
  gradeCondition,
  pointsCondition,
  standardConditions,
  standardKinds,
  type Condition,
} from '~/domain/offers/offer'
import { conditionDecisions } from '~/domain/enrolments/condition'

/*
 * What a program sends with each deed. The description of the interface is made from these schemas. Nothing is taken that is
 * not named here, and what comes out is what the deed's own form would have brought.
 */

const day = z.iso.date('Write a date such as 2027-03-27')
const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Use ${longest.toLocaleString('en-GB')} letters or fewer`)
const needed = (longest: number) => words(longest).min(1, 'Write something here')
const message = words(1000).default('').meta({ description: 'In your own words; the learner reads it' })

/** One condition of an offer. */
export const conditionBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('grade'), subject: needed(100), grade: needed(20) }),
    z.strictObject({
      kind: z.literal('points'),
      points: z.number().positive().max(150),
      best: z.int().min(1).max(12).nullable().default(null),
    }),
    z.strictObject({ kind: z.enum(standardKinds) }),
    z.strictObject({ kind: z.literal('other'), text: needed(255) }),
  ])
  .meta({ id: 'Condition', description: 'A condition of an offer' })

const offerShape = {
  kind: z.enum(['conditional', 'unconditional']),
  conditions: z.array(conditionBody).max(50).default([]),
  message,
  evenBeyondPlaces: z.boolean().default(false).meta({ description: 'More offers than were meant for the places' }),
}

type OfferShape = z.output<z.ZodObject<typeof offerShape>>

const sayWhat = { path: ['conditions'], message: 'An offer with conditions names at least one; one without names none' }

/** An offer, with its conditions as typed rows. */
export const offerBody = z.strictObject(offerShape).refine(isWhole, sayWhat).transform(asTerms).meta({ id: 'Offer' })

/** An offer to somebody on the waiting list. */
export const callUpBody = z
  .strictObject({
    ...offerShape,
    days: z.literal(callUpDays).default(5).meta({ description: 'How many working days there are to reply' }),
    outOfTurn: words(500).default('').meta({ description: 'Why this one, where somebody else is next' }),
  })
  .refine(isWhole, sayWhat)
  .transform(({ days, outOfTurn, ...offer }) => ({ ...asTerms(offer), days, outOfTurn }))
  .meta({ id: 'CallUp' })

const code = z.string().min(1).max(60).meta({ description: 'The code of a reason, as /api/v1/reasons lists them' })
const detail = words(500)
  .default('')
  .meta({ description: 'Some reasons need words of your own; the learner reads them' })

/** A deed that wants one reason off a list. */
export const reasonBody = z.strictObject({ reason: code, detail }).meta({ id: 'Reason' })

/** Why a place cannot be offered: one reason or several. */
export const rejectionBody = z
  .strictObject({
    reasons: z
      .array(z.strictObject({ reason: code, detail }))
      .min(1)
      .max(20),
    message,
  })
  .meta({ id: 'Rejection' })

/** A note that only staff read. */
export const noteBody = z.strictObject({ text: needed(2000) }).meta({ id: 'NoteText' })

/** When and where a learner is to come. */
export const interviewBody = z
  .strictObject({
    day,
    time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 09:30'),
    place: needed(300),
    message,
    evenIfClash: z.boolean().default(false).meta({ description: 'Although the learner has something else then' }),
  })
  .transform(({ day, time, place, message, evenIfClash }) => ({
    ...{ day, time, place, message: message || null },
    isClashKnown: evenIfClash ? ('yes' as const) : undefined,
  }))
  .meta({ id: 'Interview' })

/** What became of an interview. */
export const outcomeBody = z
  .strictObject({ outcome: z.enum(interviewOutcomes), note: words(1000).default('') })
  .transform(({ outcome, note }) => ({ outcome, note: note || null }))
  .meta({ id: 'InterviewOutcome' })

/** What became of each condition of the offer, by its id. */
export const conditionsBody = z
  .strictObject({
    conditions: z
      .array(z.strictObject({ id: z.uuid(), status: z.enum(conditionDecisions) }))
      .min(1)
      .max(50),
  })
  .transform(({ conditions }) => ({ decisions: Object.fromEntries(conditions.map(({ id, status }) => [id, status])) }))
  .meta({ id: 'ConditionDecisions' })

/** Until when a learner waits for a place. */
export const waitBody = z.strictObject({ expiresOn: day }).meta({ id: 'Wait' })

/** The first day of a learner. */
export const enrolmentBody = z.strictObject({ startedOn: day }).meta({ id: 'FirstDay' })

/** A deed that needs nothing said. */
export const emptyBody = z.strictObject({}).meta({ id: 'Nothing' })

function isWhole({ kind, conditions }: OfferShape) {
  return (kind === 'conditional') === conditions.length > 0
}

function asTerms({ kind, conditions, message, evenBeyondPlaces }: OfferShape) {
  return {
    kind,
    conditions: conditions.map(asCondition),
    message: message || null,
    beyond: evenBeyondPlaces ? ('yes' as const) : undefined,
  }
}

function asCondition(body: z.output<typeof conditionBody>): Condition {
  if (body.kind === 'grade') return gradeCondition(body.subject, body.grade)
  if (body.kind === 'points') return pointsCondition(body.points, body.best)
  const text = body.kind === 'other' ? body.text : standardConditions[body.kind].text
  return { kind: body.kind, subject: null, grade: null, text }
}
