/** What somebody is on a panel: the clerk keeps its papers, the chair and the members decide. */
export const seats = ['clerk', 'chair', 'member'] as const
export type Seat = (typeof seats)[number]

export const seatWords: Record<Seat, string> = { clerk: 'Clerk', chair: 'Chair', member: 'Member' }

/** Who decides. The clerk writes down what was decided and takes no part in it. */
export const deciding = ['chair', 'member'] as const satisfies Seat[]

export type SeatHeld = { memberId: string; accountId: string; seat: Seat }

export function isSeat(name: string): name is Seat {
  return seats.some((seat) => seat === name)
}

/** For the lock of a deed: the one who holds such a seat, or nobody. */
export function heldBy(held: SeatHeld | null, allowed: readonly Seat[]) {
  return { accountId: held !== null && allowed.includes(held.seat) ? held.accountId : null }
}
