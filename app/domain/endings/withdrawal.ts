import { Refusal } from '~/kit/errors'
import { is, type ChoiceState } from '~/domain/applications/choice.states'

const DAY_MS = 86_400_000

export type Withdrawn = { beforeState: ChoiceState | null; withdrawnAt: Date; undoneAt: Date | null }

/**
 * Whether a withdrawal can still be undone: for a day, and only where it gave up no place and no rank on a list, for
 * these go to others at once.
 */
export function canUndo(state: ChoiceState, withdrawal: Withdrawn | null, now: Date): boolean {
  return undoRefusal(state, withdrawal, now) === null
}

export function refuseUndo(state: ChoiceState, withdrawal: Withdrawn | null, now: Date) {
  const refusal = undoRefusal(state, withdrawal, now)
  if (refusal) throw refusal
}

type Other = { id: string; courseRunId: string; state: ChoiceState }

/** What has come back needs room on the list, and must not be there twice. */
export function refuseUndoWithoutRoom(choice: Other, held: readonly Other[], choicesInProgress: number) {
  const others = held.filter(({ id }) => id !== choice.id)
  if (others.some((other) => other.courseRunId === choice.courseRunId && !is(other.state, 'terminal'))) {
    throw new Refusal('already-chosen', 'You have added this course again already.')
  }
  if (others.filter(({ state }) => is(state, 'countsAgainstLimit')).length >= choicesInProgress) {
    throw new Refusal('list-full', 'Your list is full. Take a course off it first, then undo this.')
  }
}

function undoRefusal(state: ChoiceState, withdrawal: Withdrawn | null, now: Date): Refusal | null {
  if (state !== 'withdrawn' || !withdrawal || withdrawal.undoneAt) {
    return new Refusal('not-from-here', 'There is nothing to undo here.')
  }
  if (now.getTime() - withdrawal.withdrawnAt.getTime() > DAY_MS) {
    return new Refusal('too-late', 'You can undo this for one day only. You can add the course again.')
  }
  const before = withdrawal.beforeState
  const gaveNothingUp = before !== null && is(before, 'canInterview') && before !== 'waiting_list'
  return gaveNothingUp ? null : new Refusal('given-up', 'Your place has gone to others. Call them if you want it back.')
}
