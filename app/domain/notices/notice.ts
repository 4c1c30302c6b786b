/** Whom a notice may be for, in the order in which they are offered. */
export const noticeAudiences = ['school', 'provider', 'adviser', 'panel', 'learner', 'parent'] as const

export type NoticeAudience = (typeof noticeAudiences)[number]

/** Those who can be asked to say that they have read something: people at work, never children. */
export const receiptAudiences = ['school', 'provider', 'adviser', 'panel'] as const satisfies NoticeAudience[]

export function isNoticeAudience(name: string): name is NoticeAudience {
  return noticeAudiences.some((one) => one === name)
}

/** Whether a person of this audience is asked to say that a notice was read, in the version it has now. */
export function asksForReceipt(
  { needsReceipt, version }: { needsReceipt: boolean; version: number },
  readVersion: number | null,
  audience: string | null,
): boolean {
  return needsReceipt && readVersion !== version && receiptAudiences.some((one) => one === audience)
}

/** How a notice stands on a day: shown, over, or withdrawn. */
export function noticeState(
  { withdrawnAt, shownUntil }: { withdrawnAt: Date | null; shownUntil: string | null },
  today: string,
): 'shown' | 'over' | 'withdrawn' {
  if (withdrawnAt) return 'withdrawn'
  return shownUntil !== null && shownUntil < today ? 'over' : 'shown'
}

/** How many days a notice that matters waits to be read before a letter tells of it. */
export const REMIND_AFTER_DAYS = 5
