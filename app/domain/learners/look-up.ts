const MINUTE_MS = 60_000

/** So far back looks are counted, and so long somebody waits who has looked at too many. */
export const WINDOW_MS = 10 * MINUTE_MS

/** Learners whose records one person opens in ten minutes: one every five seconds. Nobody reads so fast for long. */
export const LEARNERS_AT_MOST = 120

/** Pages about learners in ten minutes, the same ones among them: five a second. Nobody's work, and it bounds the counting. */
export const LOOKS_AT_MOST = 3_000

const HOUR_MS = 60 * MINUTE_MS

/** Whether a look is one too many, after those at other learners and all those at records in the last ten minutes. */
export function isTooMany({ others, looks }: { others: number; looks: number }): boolean {
  return others >= LEARNERS_AT_MOST || looks >= LOOKS_AT_MOST
}

/** The hour a moment lies in: within it, those who answer for an account are told once. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS)
}
