import { rights, type Right } from '~/kit/actor'

export type Side = 'owner' | 'partner'

/** What an agreement may give: never the right to manage people. */
export const givable: readonly Right[] = rights.filter((right) => right !== 'manage')

type Signed = { ownerSignedAt: Date | null; partnerSignedAt: Date | null; endedAt: Date | null }

/** Whether an agreement gives anything now: both have signed, and nobody has ended it. */
export function isInForce({ ownerSignedAt, partnerSignedAt, endedAt }: Signed): boolean {
  return ownerSignedAt !== null && partnerSignedAt !== null && endedAt === null
}

/** Which side of an agreement an organisation stands on. */
export function sideOf({ ownerId }: { ownerId: string }, organisationId: string | null): Side {
  return ownerId === organisationId ? 'owner' : 'partner'
}

/** Whether a side has signed what the agreement says now. */
export function hasSigned({ ownerSignedAt, partnerSignedAt }: Signed, side: Side): boolean {
  return (side === 'owner' ? ownerSignedAt : partnerSignedAt) !== null
}

/** What somebody may do for another: what they may do at home, as far as the agreement gives it. */
export function givenRights(own: readonly Right[], given: readonly string[]): Right[] {
  return own.filter((right) => right !== 'manage' && given.includes(right))
}
