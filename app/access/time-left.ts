/** How many seconds whoever does nothing more stays signed in. */
export function secondsLeft(endsAt: Date, now: Date): number {
  return Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / 1000))
}

/** How long staff and others stay signed in at least after they last opened a page, in words. */
export function stayWords(isStaff: boolean): string {
  return isStaff
    ? 'You stay signed in for at least 5 hours after you last opened a page.'
    : 'You stay signed in for at least a week after you last opened a page.'
}
