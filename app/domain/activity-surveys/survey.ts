import { addDays, formatDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

export type SurveyState = 'open' | 'closed'

/** Who says what somebody did. */
export const wordSources = ['record', 'learner', 'file', 'adviser'] as const
export type WordSource = (typeof wordSources)[number]

export function isWordSource(text: string): text is WordSource {
  return wordSources.some((one) => one === text)
}

/** What stands in the return for whom nobody knows. */
export const NOT_KNOWN = '810'

/** The first letter; reminders are counted from one on. */
export const FIRST_LETTER = 0

export type Terms = { referenceOn: string; closesOn: string; reminders: readonly string[] }

/** Refuses days that do not go together: each sentence stands beside its field. */
export function refuseOddTerms({ referenceOn, closesOn, reminders }: Terms, today: string): void {
  if (today < referenceOn)
    throw new Refusal(
      'too-early',
      'Nobody can say yet what they do on this day. Open the survey on it, or later.',
      'referenceOn',
    )
  if (closesOn <= today) throw new Refusal('closes-too-early', 'The last day must be in the future.', 'closesOn')
  refuseOddReminders(reminders, { closesOn, today })
}

/** Refuses other days for a survey that is open: letters have told of the last day, so it only moves on. */
export function refuseOddDays(
  { closesOn, reminders }: Omit<Terms, 'referenceOn'>,
  before: { today: string; closesOn: string },
): void {
  if (closesOn < before.closesOn)
    throw new Refusal(
      'told-otherwise',
      `Letters have told people that they can answer until ${formatDay(before.closesOn)}. Enter this day or a later one, or close the survey.`,
      'closesOn',
    )
  refuseOddReminders(reminders, { closesOn, today: before.today })
}

function refuseOddReminders(reminders: readonly string[], { closesOn, today }: { closesOn: string; today: string }) {
  const odd = reminders.find((day) => day <= today || day > closesOn)
  if (odd !== undefined)
    throw new Refusal(
      'odd-reminder',
      'Each reminder must be after today, and not after the last day.',
      'firstReminderOn',
    )
  if (new Set(reminders).size < reminders.length)
    throw new Refusal('same-day', 'Two reminders must not fall on one day.', 'secondReminderOn')
}

/** The days an area finds when it opens a survey: two weeks, and five weeks, after opening. */
export function usualReminders(today: string): [string, string] {
  return [addDays(today, 14), addDays(today, 35)]
}

/** An answer is about the day that is asked about: what began later is not it. */
export function refuseLaterStart(startedOn: string | null, referenceOn: string): void {
  if (startedOn !== null && startedOn > referenceOn)
    throw new Refusal(
      'began-later',
      'This began after the day we ask about. Tell us what you did on that day.',
      'startedOn',
    )
}

/** Whether people can still say something: until the last day is over, and as long as nobody has closed it. */
export function isOpenOn({ state, closesOn }: { state: string; closesOn: string }, today: string): boolean {
  return state === 'open' && today <= closesOn
}

export function refuseClosed(survey: { state: string; closesOn: string }, today: string): void {
  if (!isOpenOn(survey, today))
    throw new Refusal('survey-closed', 'This survey is closed. Nothing can be said any more.')
}

type Word = { id: string; source: WordSource; saidOn: string; recordedAt: string }

/** Which of several words counts: what the learner or an adviser said last; without either, the newest of files and record. */
export function countingWord<W extends Word>(words: readonly W[]): W | undefined {
  return words.toSorted(
    (a, b) =>
      tier(a) - tier(b) ||
      b.saidOn.localeCompare(a.saidOn) ||
      rank.indexOf(a.source) - rank.indexOf(b.source) ||
      b.recordedAt.localeCompare(a.recordedAt) ||
      b.id.localeCompare(a.id),
  )[0]
}

/** Of one day, the earlier of these. */
export const rank: readonly WordSource[] = ['adviser', 'learner', 'record', 'file']

function tier({ source }: Word) {
  return source === 'adviser' || source === 'learner' ? 0 : 1
}
