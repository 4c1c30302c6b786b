import { z } from 'zod'
import { Refusal } from '~/kit/errors'
import { optionalText } from '~/kit/form-fields'

/** What became of an interview: held, missed, or missed with a good reason. */
export const interviewOutcomes = ['came', 'did-not-come', 'excused'] as const
export type InterviewOutcome = (typeof interviewOutcomes)[number]

export const outcomeWords: Record<InterviewOutcome, string> = {
  came: 'Came',
  'did-not-come': 'Did not come',
  excused: 'Did not come, with a good reason',
}

/** What staff write down after an interview; the note stays among the provider's staff. */
export const outcomeForm = z.object({
  outcome: z.enum(interviewOutcomes, 'Say whether the learner came'),
  note: optionalText(1000),
})

export type OutcomeForm = z.output<typeof outcomeForm>

/** Nothing can have become of an interview that has not begun. */
export function refuseOutcomeBefore(startsAt: Date, now: Date) {
  if (startsAt > now) throw new Refusal('not-yet', 'The interview has not begun yet.')
}
