import { addDays } from '~/kit/dates'
import type { DayEntry } from '~/kit/calendar-file.server'
import { paths } from '~/paths'
import type { DiaryLine } from './diary'

/** So far ahead a calendar outside shows the diary. */
const FEED_DAYS = 60

export function lastFeedDay(today: string): string {
  return addDays(today, FEED_DAYS)
}

/** The first letters of a name: what may stand in a calendar that others look over, or that lies with another company. */
export function initials(name: string): string {
  return name
    .split(/[\s-]+/u)
    .flatMap((part) => [...part].slice(0, 1))
    .map((letter) => `${letter.toLocaleUpperCase('en-GB')}.`)
    .join('')
}

// What somebody does and why somebody is asked for stay here: only the sort of thing goes out, but for a next step, which is a visit or a call.
const said: Record<DiaryLine['kind'], (words: string) => string> = {
  'next-step': (words) => words,
  activity: () => 'Look again at an activity',
  review: () => 'Review of a plan',
  task: () => 'Get in touch',
}

/** A line of the diary as it goes out of the house: when, what sort of thing, initials, and a link behind the sign-in. */
export function entryOf(
  { id, learnerId, kind, on, name, words }: DiaryLine,
  addressOf: (path: string) => string,
): DayEntry {
  return {
    uid: `${kind}-${id}@${new URL(addressOf('/')).hostname}`,
    on,
    title: `${said[kind](words)}: ${initials(name)}`,
    link: addressOf(paths.adviser.learner(learnerId)),
  }
}
