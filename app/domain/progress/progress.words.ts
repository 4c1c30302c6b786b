import type { ProgressList } from './progress.schemas'
import type { RiskRating } from './risk'
import type { RoundState } from './round'
import type { Standing } from './standing'

type Tag = { text: string; colour: 'grey' | 'green' | 'blue' | 'orange' | 'red' | 'yellow' }

/** Said in words first, so that no colour carries it alone. */
export const standingTags: Record<Standing, Tag> = {
  above: { text: 'Above target', colour: 'blue' },
  on: { text: 'On target', colour: 'green' },
  below: { text: 'Below target', colour: 'orange' },
  unknown: { text: 'Not known', colour: 'grey' },
}

/** The same to the learner and to parents. */
export const standingWords: Record<Standing, string> = {
  above: 'Better than the target',
  on: 'On target',
  below: 'Not there yet',
  unknown: 'No grade yet',
}

export const riskTags: Record<RiskRating, Tag> = {
  green: { text: 'Green: going well', colour: 'green' },
  amber: { text: 'Amber: some worry', colour: 'yellow' },
  red: { text: 'Red: at risk', colour: 'red' },
}

export const riskOptions: Record<RiskRating, string> = {
  green: 'Green: it goes well',
  amber: 'Amber: some worry, to be watched',
  red: 'Red: at risk of not finishing or not reaching it',
}

export const roundTags: Record<RoundState, Tag> = {
  coming: { text: 'Not open yet', colour: 'grey' },
  open: { text: 'Open', colour: 'green' },
  over: { text: 'Closed', colour: 'blue' },
}

export const sourceWords: Record<string, string> = {
  tutor: 'Set by a teacher',
  prior: 'From grades at 16',
  file: 'By a file',
}

export const listWords: Record<ProgressList, string> = {
  all: 'Everybody',
  below: 'Below target',
  risk: 'At risk, as tutors see it',
  'must-study': 'Must study English or maths',
}
