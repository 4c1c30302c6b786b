import type { Moment, SurveyState } from './survey'

/** When a learner is asked, as the area chooses it. */
export const momentWords: Record<Moment, string> = {
  sent: 'After an application was sent',
  answered: 'After saying yes to a place',
  enrolled: 'After starting a course',
  any: 'At any time',
}

/** How a survey stands, for the eye. */
export const surveyTags = {
  draft: { text: 'Draft', colour: 'grey' },
  open: { text: 'Open', colour: 'green' },
  closed: { text: 'Closed', colour: 'blue' },
} as const satisfies Record<SurveyState, unknown>
