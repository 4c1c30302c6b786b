import { alertKinds } from '../alerts/alert'
import { alertTags } from '../alerts/alert.words'
import { stateOf } from '../placements/placement'
import { placementTags } from '../placements/placement.words'
import { endTags } from '../programme-ends/programme-end.words'
import { endKinds } from '../programme-ends/programme.states'
import { reviewKind } from '../reviews/review.words'
import type { YearEntry, YearFact, YearLine } from './learner-year'

export const yearLineWords: Record<YearLine, string> = {
  applications: 'Applications',
  places: 'Courses',
  progress: 'Progress',
  plan: 'Plan',
  attendance: 'Attendance',
}

type Kind = { line: YearLine; what: (fact: YearFact) => string }

const replies: Record<string, string> = { firm: 'Accepted', backup: 'Kept as backup', decline: 'Declined' }

const kinds: Record<string, Kind> = {
  sent: { line: 'applications', what: (fact) => `Sent: ${courseOf(fact)}` },
  offer: { line: 'applications', what: (fact) => `Offer: ${courseOf(fact)}` },
  reply: { line: 'applications', what: (fact) => `${replies[fact.state ?? ''] ?? 'Answered'}: ${courseOf(fact)}` },
  interview: { line: 'applications', what: (fact) => `Interview: ${courseOf(fact)}` },
  enrolment: { line: 'places', what: (fact) => `On the course: ${courseOf(fact)}` },
  placement: {
    line: 'places',
    what: (fact) => `${courseOf(fact)} (${placementTags[stateOf(fact.state ?? '')].text.toLowerCase()})`,
  },
  ending: { line: 'places', what: (fact) => `${endName(fact.state)}: ${courseOf(fact)}` },
  report: { line: 'progress', what: ({ title, place }) => `Report: ${title}, ${place ?? ''}` },
  intervention: { line: 'progress', what: ({ title, place }) => `${title}, ${place ?? ''}` },
  target: { line: 'plan', what: ({ title, state }) => `Target${targetEnds[state ?? ''] ?? ''}: ${title}` },
  review: { line: 'plan', what: ({ title, state }) => `${reviewKind(title)}${reviewEnds[state ?? ''] ?? ''}` },
  alert: { line: 'attendance', what: ({ title, place }) => `${alertName(title)}, ${place ?? ''}` },
}

const targetEnds: Record<string, string> = { completed: ' reached', archived: ' put away' }
const reviewEnds: Record<string, string> = { done: ' held', exempt: ' not held', 'on-hold': ' on hold' }

/** The facts of a year as lines of a table and of the picture, the first day first. */
export function yearEntries(facts: readonly YearFact[], today: string): YearEntry[] {
  return facts.flatMap((fact) => {
    const kind = kinds[fact.kind]
    if (!kind) return []
    const { id, on, until } = fact
    return [{ id: `${fact.kind}-${id}`, line: kind.line, on, until, what: kind.what(fact), isAhead: on > today }]
  })
}

function courseOf({ title, place }: YearFact): string {
  return place === null ? title : `${title}, ${place}`
}

function endName(kind: string | null): string {
  const known = endKinds.find((one) => one === kind)
  return known ? endTags[known].text : 'Ended'
}

function alertName(kind: string): string {
  const known = alertKinds.find((one) => one === kind)
  return known ? alertTags[known].text : kind
}
