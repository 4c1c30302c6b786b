import type { Sentences } from '../learners/timeline'
import type { SurveyState, WordSource } from './survey'

export const surveyTags = {
  open: { text: 'Open', colour: 'green' },
  closed: { text: 'Closed', colour: 'grey' },
} as const satisfies Record<SurveyState, unknown>

/** Who said it, as a heading. */
export const wordSourceWords: Record<WordSource, string> = {
  record: 'The record',
  learner: 'The young person',
  file: 'A school or college',
  adviser: 'An adviser',
}

/** What became of a dispute, as the school reads it. */
export const outcomeWords: Readonly<Record<string, string>> = {
  taken: 'Your word was taken over',
  kept: 'It stays as it was',
}

/** What the events of this room say in a history. */
export const activitySurveySentences: Sentences = {
  'activity-survey.answered': () => 'The annual survey was answered',
  'activity-survey.link-ended': () => 'The link to the annual survey was taken away',
  'destination.disputed': () => 'The school said that the recorded destination is not right',
  'destination.dispute-decided': ({ particulars }) =>
    particulars['outcome'] === 'taken'
      ? 'An adviser took over what the school said of the destination'
      : 'An adviser kept the destination as it was recorded',
}

export function roundWords(round: number): string {
  return round === 1 ? 'First reminder' : round === 2 ? 'Second reminder' : `Reminder ${round}`
}
