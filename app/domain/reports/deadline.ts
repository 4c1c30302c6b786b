import { daysBetween, formatDay } from '~/kit/dates'
import type { KeyDateName } from '~/domain/cycles/cycle'

/** What a day on the wall is about, and for whom of ours it counts. */
export const deadlineKinds = ['closing', 'reply', 'interview', 'event'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** A question about the learners whom one day concerns: a course, a provider or a day. */
export type About = { kind: DeadlineKind; value: string }

/** What stands in an address, such as `reply:2027-05-31`; null where it is none of ours. */
export function aboutIn(text: string): About | null {
  const [name = '', value = ''] = text.split(':', 2)
  const kind = deadlineKinds.find((one) => one === name)
  const shape =
    kind === 'reply' || kind === 'interview' ? /^\d{4}-\d\d-\d\d$/ : /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
  return kind && shape.test(value) ? { kind, value } : null
}

export type DatedChoices = {
  kind: DeadlineKind
  day: string
  key: string
  what: string | null
  where: string | null
  learners: number
}

/** One line of the wall. */
export type WallLine = { day: string; what: string; learners: number | null; query: Record<string, string> | null }

/** The days ahead, those of one month together. */
export function wallOf(lines: readonly WallLine[], today: string) {
  const ahead = lines.filter(({ day }) => day >= today).toSorted((a, b) => a.day.localeCompare(b.day))
  return [...Map.groupBy(ahead, ({ day }) => day.slice(0, 7))].map(([month, lines]) => ({
    month: monthInWords(month),
    lines: lines.map((line) => ({
      ...line,
      date: formatDay(line.day),
      inDays: daysInWords(daysBetween(today, line.day)),
    })),
  }))
}

/** What a dated choice says on the wall. */
export function lineOf({ kind, day, key, what, where, learners }: DatedChoices): WallLine {
  const words: Record<DeadlineKind, string> = {
    closing: `${what ?? 'A course'} at ${where ?? 'a provider'} closes`,
    reply: 'Last day to reply to an offer',
    interview: 'Interviews',
    event: `${what ?? 'Open event'} at ${where ?? 'a provider'}`,
  }
  const query =
    learners > 0 ? { list: 'all', about: `${kind}:${kind === 'event' || kind === 'closing' ? key : day}` } : null
  return { day, what: words[kind], learners, query }
}

/** Events of one day at places that nobody of ours has chosen are one line: they are there, and they are not in the way. */
export function togetherWhereNobodyGoes(events: readonly DatedChoices[]): DatedChoices[] {
  const [chosen, others] = [
    events.filter(({ learners }) => learners > 0),
    events.filter(({ learners }) => learners === 0),
  ]
  const byDay = [...Map.groupBy(others, ({ day, what }) => `${day} ${what ?? ''}`).values()]
  return [
    ...chosen,
    ...byDay.flatMap((same) => {
      const [first] = same
      return first ? [{ ...first, where: same.length === 1 ? first.where : `${same.length} other places` }] : []
    }),
  ]
}

/** Which dates of the area ask something of learners, and which list tells who has not done it yet. */
export const listAtDate: Partial<Record<KeyDateName, 'not-applied' | 'to-answer'>> = {
  'apply-by': 'not-applied',
  'applications-close': 'not-applied',
  'reply-by': 'to-answer',
}

/** A count of what learners keep to themselves is told from five on, and never with names. */
export const FEW_ON_SHORTLIST = 5

function daysInWords(days: number): string {
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}

function monthInWords(month: string): string {
  return formatDay(`${month}-01`).replace(/^1 /, '')
}
