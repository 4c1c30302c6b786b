import { Refusal } from '~/kit/errors'

/** How far a reference has come. A second person may approve it before it goes, and need not. */
export const referenceStates = ['requested', 'drafted', 'approved', 'released'] as const

export type ReferenceState = (typeof referenceStates)[number]

export type ReferenceReader = 'writer' | 'learner'

/** After how many days each is reminded that a reference is still missing. */
export const chaseDays: Record<ReferenceReader, readonly number[]> = { writer: [7, 14, 28], learner: [9, 16, 30] }

const DAY_MS = 86_400_000

/** The newest reminder that is due for one reader; those before it that were missed are not sent after it. */
export function chaseDue(reader: ReferenceReader, requestedAt: Date, now: Date): number | null {
  const waited = (now.getTime() - requestedAt.getTime()) / DAY_MS
  return chaseDays[reader].findLast((day) => waited >= day) ?? null
}

export function isReferenceState(text: string): text is ReferenceState {
  return referenceStates.some((state) => state === text)
}

/** Words are changed until they have been released; each change asks for a new approval. */
export function refuseDraft(state: ReferenceState): void {
  if (state === 'released')
    throw new Refusal('released-already', 'This reference was released. Take it back before you change it.')
}

/** Nobody approves what they wrote. */
export function refuseApproval(reference: { state: ReferenceState; writtenById: string | null }, byId: string | null) {
  if (reference.state !== 'drafted') throw new Refusal('nothing-to-approve', 'There is no draft to approve.')
  if (reference.writtenById === byId)
    throw new Refusal('own-words', 'You wrote this draft, so somebody else must approve it.')
}

/** Some schools let nothing go that only its writer has read. */
export function refuseRelease(state: ReferenceState, isSecondPersonNeeded: boolean): void {
  if (state === 'drafted' && isSecondPersonNeeded)
    throw new Refusal(
      'not-approved',
      'Your school asks a second person to approve each reference before it is released.',
    )
  if (state === 'requested') throw new Refusal('nothing-written', 'Write the reference before you release it.')
  if (state === 'released') throw new Refusal('released-already', 'This reference was released already.')
}

export function refuseTakingBack(state: ReferenceState): void {
  if (state !== 'released') throw new Refusal('not-released', 'This reference has not been released.')
}
