import { Refusal } from '~/kit/errors'
import { formatDay, londonDay } from '~/kit/dates'

export const PRESENT = 'P'
export const LATE = 'L'

export type MarkCode = { code: string; label: string; countsAsPossible: boolean; countsAsAttended: boolean }
export type Mark = { code: string; minutesLate: number | null }
export type Marks = Record<string, Mark>

/** What a mark was and what it becomes, for one learner of a register. */
export type MarkChange = { learnerId: string; from: Mark | null; to: Mark }

/** A register opens on its own day, so that nobody is marked before the class. */
export function refuseTooEarly(session: { startsAt: Date }, now: Date) {
  const day = londonDay(session.startsAt)
  if (day > londonDay(now)) {
    throw new Refusal('too-early', `This register opens on ${formatDay(day)}.`)
  }
}

/** The marks that are new or differ, for learners who are on the register; minutes are kept for a late one alone. */
export function changedMarks(
  before: Record<string, Mark | null>,
  typed: Marks,
  codes: readonly MarkCode[],
): MarkChange[] {
  return Object.entries(before).flatMap(([learnerId, from]) => {
    const mark = typed[learnerId]
    if (mark === undefined) return []
    const to = tidied(mark, codes, learnerId)
    return from && isSame(from, to) ? [] : [{ learnerId, from, to }]
  })
}

/** Who changes a mark that was given before says why: it stays readable beside what it was. */
export function refuseUnexplained(changes: readonly MarkChange[], reason: string | null) {
  if (reason === null && changes.some(({ from }) => from !== null)) {
    throw new Refusal('reason-needed', 'Say why you change what was marked before', 'reason')
  }
}

/** Attended out of possible sessions as a share of 100, to one decimal; null while there is no possible session. */
export function attendanceRate({ possible, attended }: { possible: number; attended: number }): number | null {
  return possible === 0 ? null : Math.round((1000 * attended) / possible) / 10
}

/** The rate in words, always with the sessions it is made of: few sessions make a rough rate. */
export function attendanceWords(totals: { possible: number; attended: number }): string {
  const rate = attendanceRate(totals)
  if (rate === null) return 'No sessions yet'
  return `${rate}% (${totals.attended} of ${totals.possible} ${totals.possible === 1 ? 'session' : 'sessions'})`
}

function tidied(mark: Mark, codes: readonly MarkCode[], learnerId: string): Mark {
  if (!codes.some(({ code }) => code === mark.code)) {
    throw new Refusal('unknown-mark', 'Choose a mark from the list', `marks.${learnerId}.code`)
  }
  return { code: mark.code, minutesLate: mark.code === LATE ? mark.minutesLate : null }
}

function isSame(a: Mark, b: Mark) {
  return a.code === b.code && a.minutesLate === b.minutesLate
}
