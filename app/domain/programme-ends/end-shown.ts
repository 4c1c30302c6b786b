import { fullName } from '../learners/learner'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { isNonStart } from './programme-end'
import { namedWords } from './programme-end.words'
import { endKindFrom } from './programme.states'

type Row = {
  id: string
  givenNames: string
  familyName: string
  courseTitle: string
  providerName: string
  kind: string
  startedOn: string
  lastOn: string
  next: string
  nextProvider: string | null
  nextCourse: string | null
  reasons: readonly { label: string }[]
}

/** One ending as a line of a list. */
export function endShown(end: Row, { href, withProvider }: { href: string | null; withProvider: boolean }) {
  const kind = orNotFound(endKindFrom(end.kind) ?? undefined)
  return {
    id: end.id,
    name: fullName(end),
    href,
    course: end.courseTitle,
    provider: withProvider ? end.providerName : null,
    kind,
    lastOn: formatDay(end.lastOn),
    reasons: end.reasons.map(({ label }) => label).join('; '),
    next: [end.next, end.nextCourse, end.nextProvider].filter(Boolean).join(', '),
    isNonStart: isNonStart({ ...end, kind }),
  }
}

/** One ending as those at home read it: that it ended and when, and nothing of why. */
export function endedForHome(name: string, end: Pick<Row, 'kind' | 'courseTitle' | 'providerName' | 'lastOn'>): string {
  const kind = orNotFound(endKindFrom(end.kind) ?? undefined)
  return namedWords(name, { kind, course: end.courseTitle, provider: end.providerName, lastOn: end.lastOn })
}
