import type { Measure } from './measure'

export type MeasureWords = {
  label: string
  unit: 'percent' | 'count'
  /** Which way is better. */
  better: 'lower' | 'higher'
  definition: string
}

/** What each measure is called, and what it counts. */
export const measureWords: Record<Measure, MeasureWords> = {
  neet: {
    label: 'Not in education, employment or training',
    unit: 'percent',
    better: 'lower',
    definition: 'Of all 16 and 17 year olds, those whose activity is one of not taking part.',
  },
  'not-known': {
    label: 'Activity not known',
    unit: 'percent',
    better: 'lower',
    definition: 'Of all 16 and 17 year olds, those whose activity is not known or no longer current.',
  },
  'neet-or-not-known': {
    label: 'Not taking part or not known',
    unit: 'percent',
    better: 'lower',
    definition: 'The two before, together.',
  },
  participating: {
    label: 'Taking part',
    unit: 'percent',
    better: 'higher',
    definition: 'Of all 16 and 17 year olds, those in education, training or work with training.',
  },
  'meeting-duty': {
    label: 'Meeting the duty to take part',
    unit: 'percent',
    better: 'higher',
    definition: 'Of all 16 and 17 year olds, those who meet the duty that the law sets.',
  },
  'guarantee-offered': {
    label: 'With an offer under the September Guarantee',
    unit: 'percent',
    better: 'higher',
    definition: 'Of all 16 and 17 year olds of the guarantee, those with an offer that counts.',
  },
  'guarantee-none': {
    label: 'Without an offer under the September Guarantee',
    unit: 'percent',
    better: 'lower',
    definition: 'Of all 16 and 17 year olds of the guarantee, those who have no offer that counts.',
  },
  'guarantee-not-recorded': {
    label: 'September Guarantee not recorded',
    unit: 'percent',
    better: 'lower',
    definition:
      'Of all 16 and 17 year olds of the guarantee, those of whom nobody has recorded whether they have an offer.',
  },
  placed: {
    label: 'Applicants who said yes to an offer',
    unit: 'percent',
    better: 'higher',
    definition: 'Of the area’s learners who have applied in this cycle, those who have said a firm yes to an offer.',
  },
  'refused-full': {
    label: 'Choices refused because the course was full',
    unit: 'count',
    better: 'lower',
    definition:
      'Choices of this cycle at providers of the area that were rejected because places had run out and are still rejected.',
  },
  unfilled: {
    label: 'Places not filled',
    unit: 'percent',
    better: 'lower',
    definition: 'Of the places whose number is known, those without an offer, a yes or an enrolment.',
  },
  'far-to-travel': {
    label: 'Going more than 10 miles',
    unit: 'percent',
    better: 'lower',
    definition:
      'Of the area’s learners who said yes to an offer, and whose distance is known, those whose provider is more than about 10 miles from home.',
  },
}

/** A value as the measure is said. */
export function valueWords(measure: Measure, value: number): string {
  const said = value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
  return measureWords[measure].unit === 'percent' ? `${said}%` : said
}
