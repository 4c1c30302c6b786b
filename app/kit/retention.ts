const DAY = 86_400_000

/** Between two nights there is a day; more than this and the clock has jumped, or the service slept. */
export const LONGEST_PAUSE_DAYS = 8
/** After a jump nothing is thrown away for so long: somebody has time to see that the clock is wrong. */
export const CARE_DAYS = 7
/** More than this share at once is no tidying. A handful may always go. */
export const LARGEST_SHARE = 0.2
export const HANDFUL = 200

export type LastTime = { at: Date; jumpedAt: Date | null }
export type Refused = 'clock' | 'share'

/** When a clock was last seen to jump, forwards or back; null where it runs as it should. */
export function jumpSeen(last: LastTime | null, now: Date): Date | null {
  if (!last) return null
  const days = (now.getTime() - last.at.getTime()) / DAY
  if (days < 0 || days > LONGEST_PAUSE_DAYS) return now
  const { jumpedAt } = last
  return jumpedAt && now.getTime() - jumpedAt.getTime() < CARE_DAYS * DAY ? jumpedAt : null
}

/** Why nothing may be thrown away now; null where it may. */
export function whyKeepAll({
  jumpedAt,
  due,
  total,
}: {
  jumpedAt: Date | null
  due: number
  total: number
}): Refused | null {
  if (jumpedAt) return 'clock'
  return due > HANDFUL && due > total * LARGEST_SHARE ? 'share' : null
}
