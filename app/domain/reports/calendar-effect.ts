import type { KeyDateName } from '../cycles/cycle'
import type { SettingName } from '../areas/setting'
import { SMALLEST_SHOWN } from './dashboard'

/** One line of a preview: who is affected, in a count alone. */
export type Effect = { what: string; count: number }

/** What is counted in one cycle before a change is agreed to. */
export type CycleCounts = {
  learnersWithDrafts: number
  learnersWithSchool: number
  choicesWaiting: number
  providersOverdue: number
  learnersWithOffers: number
  conditionalPlaces: number
  yearEleven: number
  providers: number
}

type Line = [what: string, count: keyof CycleCounts]

const drafts: Line = ['Learners with applications that are not sent yet', 'learnersWithDrafts']
const withSchool: Line = ['Learners whose application is with their school', 'learnersWithSchool']
const waiting: Line = ['Applications that wait for an answer', 'choicesWaiting']
const overdue: Line = ['Providers with answers that are overdue now', 'providersOverdue']
const offered: Line = ['Learners with offers they have not replied to', 'learnersWithOffers']
const yearEleven: Line = ['Learners in Year 11', 'yearEleven']
const providers: Line = ['Providers that take applications', 'providers']

/** Whom each key date is about. Offers and courses whose own days move are counted beside these. */
export const linesOfDate: Record<KeyDateName, readonly Line[]> = {
  'prospectus-editable': [providers],
  'prospectus-opens': [providers],
  'applications-open': [drafts, providers],
  'early-date': [drafts],
  'apply-by': [drafts, withSchool],
  'first-answers': [waiting, overdue],
  'reply-by': [offered],
  'cohort-frozen': [yearEleven],
  'second-round': [drafts, offered],
  results: [['Places that depend on results', 'conditionalPlaces']],
  'applications-close': [drafts, withSchool],
  'answers-end': [waiting, overdue],
  'last-offers': [waiting, yearEleven],
  'guarantee-reported': [yearEleven],
  'activity-survey': [yearEleven],
  'survey-returned': [yearEleven],
}

const waitingKeep: Line = ['Applications that wait for an answer and keep their day', 'choicesWaiting']
const offersKeep: Line = ['Learners with open offers, who keep the day they were told', 'learnersWithOffers']

/** Whom each setting is about. */
export const linesOfSetting: Record<SettingName, readonly Line[]> = {
  choicesInProgress: [drafts, yearEleven],
  choicesInAll: [drafts, yearEleven],
  answerDays: [waitingKeep, overdue],
  chaseDays: [waiting, overdue],
  replyDays: [offersKeep],
  reminderDays: [offered],
  changedOfferDays: [offersKeep],
  questionDays: [providers],
  conditionsPerOffer: [providers],
  conditionLength: [providers],
  backups: [offered],
  acceptancePolicy: [offered, ['Places that depend on results', 'conditionalPlaces']],
  schoolCheck: [drafts, withSchool],
  schoolCheckDays: [
    drafts,
    ['Learners whose application is with their school and keeps its day', 'learnersWithSchool'],
  ],
  schoolInvitesParents: [yearEleven],
  parentLetters: [yearEleven],
  coSignature: [drafts],
  endsSilence: [waiting, overdue],
  missedInARow: [providers],
  attendancePercent: [providers],
  riskSubstantial: [yearEleven],
  riskAdditional: [yearEleven],
  resultsTime: [['Places that depend on results', 'conditionalPlaces']],
  nccisDatabase: [yearEleven],
  smallestShown: [yearEleven],
  transportNotes: [],
}

/** The lines of a preview in counts. */
export function effectsOf(lines: readonly Line[], counts: CycleCounts): Effect[] {
  return lines.map(([what, name]) => ({ what, count: counts[name] }))
}

/** A count as a preview shows it: small ones could point at somebody. */
export function affected(count: number): string {
  if (count === 0) return 'None'
  return count < SMALLEST_SHOWN ? `Fewer than ${SMALLEST_SHOWN}` : count.toLocaleString('en-GB')
}
