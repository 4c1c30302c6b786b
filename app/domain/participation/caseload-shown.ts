import { formatDay, londonDay } from '~/kit/dates'
import { fullName } from '../learners/learner'
import { priorityWords } from './caseload'
import type { CaseloadRow } from './caseload.queries.server'
import { nextStepWords } from './contact.words'
import { currencyOf } from './currency'
import { currencyTag } from './currency.words'

/** One learner of a caseload as a line of its table. */
export function rowShown(row: CaseloadRow, today: string) {
  return {
    id: row.id,
    learnerId: row.learnerId,
    name: fullName(row),
    adviser: row.adviserName ?? 'No name yet',
    where: [row.schoolName, row.form].filter(Boolean).join(', ') || (row.placeName ?? 'On no roll'),
    priority: priorityWords[row.priority] ?? '',
    applications: applicationsOf(row),
    activity: row.label,
    proposed: row.proposedLabel,
    tag: tagOf(row, today),
    lastContact: row.lastContactAt ? formatDay(londonDay(row.lastContactAt)) : null,
    nextActionOn: row.nextActionOn,
    nextStep: nextStepWords(row.nextActionKind),
    isDue: row.nextActionOn !== null && row.nextActionOn <= today,
  }
}

function applicationsOf({ sent, offers, notSent, drafts }: CaseloadRow): string {
  if (sent === null || offers === null || notSent === null || drafts === null) return 'Not passed on'
  const gone = sent === 0 ? 'None sent' : `${sent} sent, ${offers} with an offer`
  if (notSent > 0) return `${gone}, ${notSent} not sent in time`
  return drafts > 0 ? `${gone}, ${drafts} not sent yet` : gone
}

function tagOf(
  { startedOn, verifiedOn, reviewOn, predictedEndOn, currencyRule, currencyMonths }: CaseloadRow,
  today: string,
) {
  if (!startedOn || !verifiedOn || !currencyRule) return null
  return currencyTag(
    currencyOf({ startedOn, verifiedOn, reviewOn, predictedEndOn, currencyRule, currencyMonths }, today),
  )
}
