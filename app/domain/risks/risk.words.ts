import type { Band, IndicatorCode } from './risk'

/** What stands beside the points. */
export const indicatorWords: Record<IndicatorCode, string> = {
  'attendance-90': 'Attendance is below 90%',
  'attendance-85': 'Attendance is below 85%',
  'sen-plan': 'Has an education, health and care plan',
  'sen-support': 'Has support for special educational needs',
  'free-meals': 'Has free school meals',
  'first-language': 'English is not the first language',
  suspended: 'Was suspended from school this year',
  excluded: 'Was excluded from school for good',
  'alternative-provision': 'Is in alternative provision',
  'in-care': 'Is or was in the care of an authority',
  parent: 'Is pregnant or has a child',
  'young-carer': 'Is a young carer',
  'youth-justice': 'Works with the youth justice team',
  custody: 'Is in custody',
  'no-account': 'Has no account yet',
  'not-applied': 'Has not applied',
  'offer-unanswered': 'Has an offer without an answer',
  'all-ended': 'Every application has ended without an offer',
  'not-arrived': 'Did not arrive where a place was held',
  'often-absent': 'Is often absent now',
}

/** What can be done, in the words of somebody at work. */
export const remedyWords: Partial<Record<IndicatorCode, string>> = {
  'attendance-90': 'attendance rises to 90%',
  'attendance-85': 'attendance rises to 85%',
  'no-account': 'the account is opened',
  'not-applied': 'one application is sent',
  'offer-unanswered': 'the offer is answered',
  'all-ended': 'there is an offer',
  'not-arrived': 'another place is taken up',
  'often-absent': 'the absence ends',
}

/** How much help the points ask for. */
export const bandTags = {
  substantial: { text: 'Much help', colour: 'red' },
  additional: { text: 'More help', colour: 'orange' },
  some: { text: 'Some help', colour: 'yellow' },
  none: { text: 'No points', colour: 'grey' },
} as const satisfies Record<Band, unknown>
