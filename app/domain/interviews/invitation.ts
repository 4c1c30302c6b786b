import { londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'

/** How often a learner may move to another time without asking. */
export const MOVES_AT_MOST = 2
/** From so many hours before an interview on, only its provider moves it. */
export const MOVE_HOURS_BEFORE = 24

/** An invitation to choose a time, with the interview it has come to. */
export type OpenInvitation = {
  /** The interview that stands, whoever arranged it. */
  interviewId: string | null
  /** When it begins, where the learner chose it by this invitation. */
  chosenFor: Date | null
  slotId: string | null
  /** How many times were chosen by this invitation so far, moves among them. */
  chosen: number
}

/** The last day to choose is still to come. */
export function refusePastBookBy(bookBy: string, now: Date) {
  if (bookBy <= londonDay(now)) throw new Refusal('in-the-past', 'Choose a day that is still to come.', 'bookBy')
}

/** Nobody is asked to choose where there is nothing to choose from. */
export function refuseWithoutTimes(hasTimes: boolean) {
  if (!hasTimes) throw new Refusal('no-times', 'No time is free for this course. Lay out times first.')
}

/** Why a learner may not choose a time now; nothing where they may. */
export function whyNotChoose(invitation: OpenInvitation | undefined, now: Date): Refusal | null {
  if (!invitation) return new Refusal('no-invitation', 'You cannot choose a time here any more.')
  const { chosenFor, chosen } = invitation
  if (chosenFor === null) return null
  if (chosenFor <= now) return new Refusal('over', 'This interview is over.')
  if (chosenFor.getTime() - now.getTime() < MOVE_HOURS_BEFORE * 60 * 60_000) {
    return new Refusal('too-late', 'It is too soon before your interview to change it here. Ask them for another time.')
  }
  if (chosen > MOVES_AT_MOST) {
    return new Refusal('moved-enough', 'You have changed your time twice. Ask them if you need another one.')
  }
  return null
}

/** A learner chooses where they were asked to, in time, and not for ever. */
export function refuseChoosing(
  invitation: OpenInvitation | undefined,
  now: Date,
): asserts invitation is OpenInvitation {
  const refusal = whyNotChoose(invitation, now)
  if (refusal) throw refusal
}

/** Whoever chooses has seen the interview that they give up, and takes another one. */
export function refuseUnseenInterview({ interviewId, slotId }: OpenInvitation, seen: string, wanted: string) {
  if ((interviewId ?? '') !== seen) {
    throw new Refusal('changed-meanwhile', 'Your interview was changed meanwhile. Look at it first.')
  }
  if (slotId === wanted) throw new Refusal('same-time', 'This is the time you have.', 'slot')
}

/** A learner cannot be in two places. */
export function refuseOwnClash(hasClash: boolean) {
  if (hasClash) throw new Refusal('clash', 'You have something else within an hour of this time.', 'slot')
}

/** Whether a time is still to be chosen for the first time. */
export function isStillToChoose(invitation: OpenInvitation | undefined): boolean {
  return invitation !== undefined && invitation.interviewId === null
}
