import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { isInterventionState, type InterventionState } from './intervention.states'
import { interventionTags, outcomeWords } from './intervention.words'
import { outcomes } from './progress.schemas'
import { riskTags } from './progress.words'
import { isRiskRating } from './risk'
import type { Judged } from './must-study'
import { isToStudy } from './must-study'
import { coreNames, hoursWords, mustReason, mustTags } from './must-study.words'

type Saying = {
  id: string
  rating: string
  note: string
  saidOn: string
  by: string | null
  organisationName: string
}

export function sayingShown({ id, rating, note, saidOn, by, organisationName }: Saying) {
  const tag = isRiskRating(rating) ? riskTags[rating] : riskTags.amber
  return { id, tag, note, when: formatDay(saidOn), by: [by, organisationName].filter(Boolean).join(', ') }
}

type Found = {
  id: string
  kind: string
  detail: string | null
  state: string
  owner: string
  organisationId: string
  organisationName: string
  startedOn: string
  lookAgainOn: string
  outcome: string | null
  note: string | null
}

/** What is done, as its page shows it; what one's own school or provider began may be moved on. */
export function interventionShown(found: Found, own: string | null) {
  const state: InterventionState = isInterventionState(found.state) ? found.state : 'closed'
  const outcome = outcomes.find((one) => one === found.outcome)
  return {
    id: found.id,
    kind: found.detail ? `${found.kind}: ${found.detail}` : found.kind,
    tag: interventionTags[state],
    facts: [
      { key: 'Who sees to it', value: `${found.owner}, ${found.organisationName}` },
      { key: 'Since', value: formatDay(found.startedOn) },
      ...(state === 'open' ? [{ key: 'Look again on', value: formatDay(found.lookAgainOn) }] : []),
      ...(outcome ? [{ key: 'What it did', value: outcomeWords[outcome] }] : []),
    ],
    note: found.note,
    moves: found.organisationId === own ? moves(found.id, state) : [],
  }
}

function moves(id: string, state: InterventionState) {
  const close = { href: paths.progress.close(id), text: 'Close it' }
  if (state === 'open') return [{ href: paths.progress.lookAt(id), text: 'Look what it did' }, close]
  return state === 'looked-at' ? [{ href: paths.progress.goOn(id), text: 'Go on with it' }, close] : []
}

type Hours = { subject: string; hours: number; bestEfforts: number }

/** Whether a subject must be studied, as a line of the table. */
export function mustShown(judged: Judged, hours: readonly Hours[], missing: readonly string[]) {
  const own = hours.find(({ subject }) => subject === judged.subject)
  return {
    subject: coreNames[judged.subject],
    tag: mustTags[judged.must],
    why: mustReason(judged),
    hours: own && isToStudy(judged) ? hoursWords(own) : null,
    isMissing: missing.includes(judged.subject),
  }
}
