import { measureWords } from '~/domain/partnership-targets/measure.words'
import { formatDay } from '~/kit/dates'
import { KEPT_BACK } from '~/kit/small-numbers'
import type { BoardMeasure } from './figure'
import type { Dimension } from './tally'

/** What each figure counts, by the published definition: who is above the line, and who below. */
export const definitions: Record<BoardMeasure, { above: string; below: string }> = {
  'neet-or-not-known': {
    above:
      'Young people who are not in education, employment or training, and those of whom nobody knows what they do.',
    below: everybody(),
  },
  neet: {
    above:
      'Young people who look for work or learning, have a start date, do voluntary work, are not ready yet, or cannot take part now, for example because they are ill or look after somebody. This never lapses.',
    below: everybody(),
  },
  'not-known': {
    above:
      'Young people of whom nobody knows what they do, who cannot be reached or do not want to say, and those whose learning or work nobody has confirmed in time.',
    below: everybody(),
  },
  participating: {
    above:
      'Young people in full-time education, in an apprenticeship, in training, in part-time education, or in work with study for a regulated qualification. Not counted: a gap year, a programme to find the way back, and work without such study.',
    below: everybody(),
  },
  'meeting-duty': {
    above:
      'Young people in full-time education, in an apprenticeship, in training, or in work with study for a regulated qualification. Part-time education alone does not meet the duty.',
    below: everybody(),
  },
  'guarantee-offered': {
    above: 'Young people who have the offer of a suitable place for September, or stay where they are.',
    below: everybodyOfTheGuarantee(),
  },
  'guarantee-none': {
    above:
      'Young people who have no offer: they wait for answers, have not applied, were offered nothing suitable, or cannot be reached.',
    below: everybodyOfTheGuarantee(),
  },
  'guarantee-not-recorded': {
    above: 'Young people of whom neither the record nor an adviser says whether they have an offer.',
    below: everybodyOfTheGuarantee(),
  },
}

function everybody() {
  return 'Everybody of academic age 16 and 17 (on 31 August) whom the authority knows and who lives in it, wherever they learn. Young people in custody are left out.'
}

function everybodyOfTheGuarantee() {
  return 'Everybody in Year 11 or Year 12 before that September, also those who want no offer now; once the cohort is frozen, those who were in it then. While a month is not locked yet, those who have moved to another authority, left England or died are left out.'
}

export const measureLabel = (measure: BoardMeasure) => measureWords[measure].label

/** By what a figure may be broken down. */
export const dimensionWords: Record<Dimension, string> = {
  school: 'School',
  district: 'Where they live',
  authority: 'Authority of the home',
  age: 'Academic age',
  sex: 'Sex',
  ethnicity: 'Ethnic group',
  needs: 'Special educational needs',
  vulnerable: 'Any circumstance recorded',
  circumstance: 'Circumstance',
}

/** What is said of each way to break a figure down. */
export const dimensionNotes: Partial<Record<Dimension, string>> = {
  school: 'The school whose roll somebody is on, or was on last.',
  district:
    'The ward of the home, where its postcode is in the table of wards; else the first half of the postcode. An address that is kept secret is told of nobody.',
  circumstance: 'Somebody may be in several of these, or in none.',
}

const values: Partial<Record<Dimension, Readonly<Record<string, string>>>> = {
  age: {
    ...{ '16': '16', '17': '17' },
    // The guarantee tells people apart by the year they are in before the September.
    ...{ '11': 'Year 11 before that September (16)', '12': 'Year 12 before that September (17)' },
  },
  sex: { F: 'Female', M: 'Male', U: 'Not recorded' },
  ethnicity: { W: 'White', M: 'Mixed', A: 'Asian', B: 'Black', O: 'Another group' },
  needs: { plan: 'Education, health and care plan', support: 'Support without a plan', none: 'Neither' },
  vulnerable: { yes: 'One or more', no: 'None' },
}

const withoutValue: Partial<Record<Dimension, string>> = {
  school: 'On no roll yet',
  ethnicity: 'Not known or not said',
}

export function valueLabel(dimension: Dimension, value: string, label: string | null): string {
  if (value === '') return withoutValue[dimension] ?? 'Not known'
  return label ?? values[dimension]?.[value] ?? value
}

/** What a figure rests on: a frozen month, or the record of a day. */
export function restsOn({
  periodEnd,
  countedOn,
  isFrozen,
}: {
  periodEnd: string
  countedOn: string
  isFrozen: boolean
}): string {
  return isFrozen ? `As frozen for ${formatDay(periodEnd)}` : `As the record stood on ${formatDay(countedOn)}`
}

/** What is said of the month that runs to whoever may not see names. */
export const runningMonthNote =
  'The month that runs is told here as it stood on its 15th day (or the first night after that was counted), and not before: from figures of two days in a row one could tell what one person did in between. The months that are over are told as they were frozen, or as they stood on their last day.'

const cameFromOrWentTo: Readonly<Record<string, string>> = {
  'full-time': 'Full-time education',
  apprenticeship: 'An apprenticeship',
  'work-with-study': 'Work with study',
  training: 'Training',
  'part-time-study': 'Part-time education',
  'not-counted': 'Work without study, or something that does not count',
  'not-known': 'Not known',
  excluded: 'Custody',
  nowhere: 'Not counted in the other month: another age, another area, or new here',
}

export function wayWords(part: string): string {
  return cameFromOrWentTo[part] ?? part
}

export const lengthWords: Readonly<Record<string, string>> = {
  month: 'Up to a month',
  quarter: 'Up to three months',
  'half-year': 'Up to half a year',
  year: 'Up to a year',
  longer: 'Longer than a year',
}

export function shareWords(share: number | null): string {
  return share === null ? KEPT_BACK : `${share.toFixed(1)}%`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A month as it stands under a picture. */
export function monthWords(periodEnd: string): string {
  return `${months[Number(periodEnd.slice(5, 7)) - 1] ?? ''} ${periodEnd.slice(0, 4)}`
}

/** A change in percentage points, with its sign. */
export function changeWords(change: number | null): string {
  if (change === null) return 'not known'
  if (change === 0) return 'the same'
  return `${Math.abs(change).toFixed(1)} points ${change > 0 ? 'more' : 'fewer'}`
}
