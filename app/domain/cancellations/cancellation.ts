import { canMove } from '~/domain/applications/choice'
import { choiceStates, is } from '~/domain/applications/choice.states'
import { Refusal } from '~/kit/errors'

/** The states that end when a course is cancelled. */
export const cancellable = choiceStates.filter((state) => canMove(state, 'cancelCourse'))

/** Those of them that the provider can see. */
export const cancellableInSight = cancellable.filter((state) => is(state, 'providerSees'))

/** Refuses to cancel what has been cancelled: the learners were told once, and are not told again. */
export function refuseCancelledAlready(starts: readonly { cancelledAt: Date | null }[]) {
  if (starts.some(({ cancelledAt }) => cancelledAt !== null)) {
    throw new Refusal('cancelled-already', 'This has been cancelled already. Go back to see the course as it is.')
  }
}

/** What somebody has looked at before the yes: the starts, the reason, and how many applications end. */
export function lookedAt({ starts, reason }: { starts: readonly string[]; reason: string }, choices: number): string {
  return [reason, choices, ...[...starts].sort()].join(' ')
}
