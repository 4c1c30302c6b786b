import { Refusal } from '~/kit/errors'

export const LONGEST_NOTE = 2000
export const MINUTES_TO_CHANGE = 15

type Written = { authorId: string | null; writtenAt: Date }

/** Whether somebody may still put right what they wrote: their own, and not for long. */
export function mayChange({ authorId, writtenAt }: Written, readerId: string | null, now: Date): boolean {
  const isFresh = now.getTime() - writtenAt.getTime() <= MINUTES_TO_CHANGE * 60_000
  return authorId !== null && authorId === readerId && isFresh
}

/** Refuses to change another's note, or one that others may have acted on by now. */
export function refuseLateChange(note: Written, readerId: string | null, now: Date) {
  if (!mayChange(note, readerId, now)) {
    throw new Refusal(
      'note-stands',
      `A note can be changed only by its author, for ${MINUTES_TO_CHANGE} minutes. Write another one.`,
      'text',
    )
  }
}
