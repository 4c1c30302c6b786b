import { Refusal } from '~/kit/errors'
import { addDays } from '~/kit/dates'

export const CONFIRM_DAYS = 3
export const UNCONFIRMED_KEPT_DAYS = 14
const YOUNGEST = 14
const OLDEST = 24

/** A library or a youth centre may sit behind one address: this one stops a flood, not a group. */
export const joinTries = {
  name: 'join-address',
  tries: 60,
  seconds: 3600,
  sentence: 'Many people have joined from this network. Wait an hour, then try again.',
}

/** Counted for every address alike, known or not. */
export const joinLetterTries = {
  name: 'join',
  tries: 3,
  seconds: 3600,
  sentence: 'We have sent this address several letters already. Wait an hour, then try again.',
}

export const decisions = {
  new: 'Somebody new',
  same: 'The same as a record there is',
  'not-ours': 'Not for this area',
} as const

export type RegistrationDecision = keyof typeof decisions

/** How old somebody is on a day. */
export function ageOn(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** Refuses kindly whom this is not for, and says where to go. */
export function refuseUnlessForThem({ bornOn, livesHere }: { bornOn: string; livesHere: boolean }, today: string) {
  const age = ageOn(bornOn, today)
  if (bornOn > today) throw new Refusal('not-born', 'Check your date of birth.', 'bornOn')
  if (age < YOUNGEST)
    throw new Refusal('too-young', `You can join from age ${YOUNGEST}. You can look at courses now.`, 'bornOn')
  if (age > OLDEST)
    throw new Refusal(
      'too-old',
      'Onward is for people up to age 24. The National Careers Service helps adults: call 0800 100 900.',
      'bornOn',
    )
  if (!livesHere)
    throw new Refusal(
      'other-area',
      'You can look at all courses here. To apply, ask the council where you live: it knows who can help you.',
      'livesHere',
    )
}

/** Until when the link of a letter works. */
export function confirmUntil(now: Date): Date {
  return new Date(now.getTime() + CONFIRM_DAYS * 86_400_000)
}

/** The day before which whoever asked and never confirmed is forgotten. */
export function forgottenBefore(today: string): string {
  return addDays(today, -UNCONFIRMED_KEPT_DAYS)
}

/** Refuses to send before somebody has said who the learner is. */
export function refuseUntilMatched(status: string | null) {
  if (status === 'waiting')
    throw new Refusal(
      'not-matched-yet',
      'An adviser checks who you are before your first form goes. We write to you when that is done. Your form is kept.',
    )
  if (status === 'not-ours')
    throw new Refusal('not-ours', 'You cannot apply in this area. We have written to you about who can help you.')
}
