import { Refusal } from '~/kit/errors'
import { endOfAcademicYear, type ActivityDays } from './currency'

export type ActivityCode = {
  code: string
  label: string
  family: string
  needsReviewDate: boolean
  needsPredictedEnd: boolean
  isNeet: boolean
}
export type ActivityTerms = ActivityDays & { code: string }

/** Who or what says it: an adviser, or something an adviser may confirm. */
export const activitySources = [
  'adviser',
  'enrolment',
  'ending',
  'register',
  'placement',
  'self',
  'survey',
  'file',
] as const
export type ActivitySource = (typeof activitySources)[number]

/** What a word rests on, by its source. */
export type ActivityEvidence = { where?: string; words?: string; times?: number; on?: string }

type Standing = { code: string; startedOn: string; isNeet: boolean; neetStartedOn: string | null }

/** Since when somebody has been out of work and learning: kept while one such activity follows another. */
export function neetStart(before: Standing | undefined, after: { startedOn: string; isNeet: boolean }): string | null {
  if (!after.isNeet) return null
  const since = before?.isNeet ? (before.neetStartedOn ?? before.startedOn) : after.startedOn
  return since < after.startedOn ? since : after.startedOn
}

/** Whether it is the same activity, looked at once more. */
export function isSameActivity(before: ActivityTerms | undefined, after: ActivityTerms): boolean {
  return before?.code === after.code && before.startedOn === after.startedOn
}

/** An adviser’s word is newer than what somebody else said of an earlier day, or says the same. */
export function isOlderWord(
  proposal: ActivityTerms,
  current: (ActivityTerms & { source: string }) | undefined,
): boolean {
  if (!current) return false
  if (isSameActivity(current, proposal)) return proposal.verifiedOn <= current.verifiedOn
  return proposal.verifiedOn < current.verifiedOn || proposal.startedOn < current.startedOn
}

/** No NEET spell begins before the fifteenth birthday: the national return would refuse it. */
export function refuseTooYoung(code: { isNeet: boolean }, startedOn: string, bornOn: string) {
  const fifteenth = `${Number(bornOn.slice(0, 4)) + 15}${bornOn.slice(4)}`
  if (code.isNeet && startedOn < fifteenth)
    throw new Refusal('too-young', 'This cannot begin before the fifteenth birthday.', 'startedOn')
}

/** What somebody enrolled on: enough to propose an activity. */
export type StartedCourse = {
  providerKind: string
  route: string | null
  studyMode: string | null
  startedOn: string
  endsOn: string | null
}

const SIXTH_FORM = '210'
const FURTHER_EDUCATION = '230'
const PART_TIME = '250'
const APPRENTICESHIP = '310'
const STATE_FUNDED_TRAINING = '410'

/** The activity an enrolment speaks for. It is a proposal: an adviser confirms it. */
export function proposedActivity(course: StartedCourse, today: string): ActivityTerms {
  const { startedOn, endsOn } = course
  return {
    code: codeFor(course),
    startedOn,
    verifiedOn: startedOn > today ? startedOn : today,
    reviewOn: null,
    predictedEndOn: endsOn !== null && endsOn > startedOn ? endsOn : endOfAcademicYear(startedOn),
  }
}

function codeFor({ providerKind, route, studyMode }: StartedCourse): string {
  if (route === 'apprenticeship') return APPRENTICESHIP
  if (studyMode === 'part-time') return PART_TIME
  if (providerKind === 'school') return SIXTH_FORM
  return providerKind === 'training-provider' ? STATE_FUNDED_TRAINING : FURTHER_EDUCATION
}

/** Refuses days that the national return would refuse: each sentence stands beside the day it is about. */
export function refuseOddDays(terms: ActivityTerms, code: ActivityCode, today: string) {
  const { startedOn, verifiedOn, reviewOn, predictedEndOn } = terms
  if (verifiedOn < startedOn)
    throw new Refusal('verified-too-early', 'The day you checked it must not be before it started.', 'verifiedOn')
  if (verifiedOn > today)
    throw new Refusal('verified-in-future', 'The day you checked it must not be in the future.', 'verifiedOn')
  if (code.needsReviewDate && reviewOn === null)
    throw new Refusal('review-missing', 'This activity needs a day to look at it again.', 'reviewOn')
  if (code.needsPredictedEnd && predictedEndOn === null)
    throw new Refusal('end-missing', 'This activity needs the day it is due to end.', 'predictedEndOn')
  if (predictedEndOn !== null && predictedEndOn < startedOn)
    throw new Refusal('end-too-early', 'It must not end before it started.', 'predictedEndOn')
  if (reviewOn !== null && predictedEndOn !== null && reviewOn > predictedEndOn) {
    throw new Refusal('review-too-late', 'The day to look at it again must not be after it ends.', 'reviewOn')
  }
}
