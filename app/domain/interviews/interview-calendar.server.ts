import { calendarFile } from '~/kit/calendar-file.server'
import { env } from '~/kit/env.server'

type Entry = {
  calendarUid: string
  calendarSequence: number
  startsAt: Date
  /** How long it takes, where its provider has said so. */
  minutes: number | null
  place: string
  cancelledAt: Date | null
}

/** An interview as a file for somebody’s own calendar. */
export function calendarOf(interview: Entry, provider: string, link: string, now: Date): string {
  return calendarFile(entryOf(interview, provider, link, now))
}

/** The same as an invitation by letter, which takes an entry away again once the interview is cancelled. */
export function invitationTo(to: string, interview: Entry, provider: string, link: string, now: Date): string {
  return calendarFile(entryOf(interview, provider, link, now), { from: fromAddress(), to })
}

function entryOf(interview: Entry, provider: string, link: string, writtenAt: Date) {
  const isCancelled = interview.cancelledAt !== null
  return {
    uid: `${interview.calendarUid}@${new URL(env().ORIGIN).hostname}`,
    // Taking it away is a change of its own: a lower number would be thought an old letter.
    sequence: interview.calendarSequence + (isCancelled ? 1 : 0),
    startsAt: interview.startsAt,
    minutes: interview.minutes,
    title: `Interview at ${provider}`,
    place: interview.place,
    link,
    writtenAt,
    isCancelled,
  }
}

// The setting may hold a name too: `Onward <letters@onward.example>`.
function fromAddress() {
  const from = env().MAIL_FROM
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}
