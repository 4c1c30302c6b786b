import { addWorkingDays, carriedOver, movedOutOfClosures, type Closure } from '../cycles/working-day'

export type ReplyDay = string | null

type Moved = {
  /** The area's common day to reply as it was and as it is. */
  before: string
  after: string
  today: string
  /** The shortest time anybody gets, in working days. */
  shortestDays: number
  closures: readonly Closure[]
}

/**
 * An offer's last day when the area moves its common day: an offer that had the common day goes with it, a later one comes
 * forward to it, and nobody gets less than the shortest time.
 */
export function afterCommonDayMoved(
  replyBy: ReplyDay,
  { before, after, today, shortestDays, closures }: Moved,
): ReplyDay {
  const [was, wanted] = [movedOutOfClosures(before, closures), movedOutOfClosures(after, closures)]
  const earliest = addWorkingDays(today, shortestDays, closures)
  if (replyBy === null) return wanted < earliest ? null : wanted
  const common = wanted < earliest ? earliest : wanted
  return replyBy === was || replyBy > common ? common : replyBy
}

/** An offer's last day when holidays have changed: it may come later, but never sooner than the learner was told. */
export function afterHolidaysChanged(
  replyBy: ReplyDay,
  today: string,
  closures: { before: readonly Closure[]; after: readonly Closure[] },
): ReplyDay {
  if (replyBy === null) return null
  const carried = carriedOver(replyBy, today, closures)
  return carried > replyBy ? carried : replyBy
}
