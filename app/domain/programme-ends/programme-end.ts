import { addDays, daysBetween, formatDay, londonDay } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import type { EndKind, ProgrammeState } from './programme.states'

/** Six weeks: who leaves before has, for the return, not started. */
export const NON_START_DAYS = 42
/** An ending may be taken back for a fortnight; then others have built on it. */
export const UNDO_DAYS = 14

export const parties = ['learner', 'provider', 'other'] as const
export type Party = (typeof parties)[number]
export const interests = ['yes', 'no', 'not-known'] as const
export type Interest = (typeof interests)[number]

export type PartyReason = {
  id: string
  code: string
  party: string
  category: string
  label: string
  learnerWords: string | null
  needsDetail: boolean
}

export type NextStep = {
  code: string
  label: string
  learnerWords: string
  stay: string
  activityCode: string | null
  waitingCode: string | null
  asksAdviser: boolean
  asksCourse: boolean
}

/** The last day lies within the programme, and not in the time to come. */
export function refuseOddLastDay(lastOn: string, { startedOn }: { startedOn: string }, now: Date) {
  if (lastOn > londonDay(now)) throw new Refusal('day-to-come', 'Enter a day that is not in the future', 'lastOn')
  if (lastOn < startedOn) {
    throw new Refusal(
      'too-early',
      `The programme began on ${formatDay(startedOn)}: the last day is not before`,
      'lastOn',
    )
  }
}

/** A next step begins after the last day here, and within two years: anything else is a slip of the pen. */
export function refuseOddNext({ nextStartsOn, lastOn }: { nextStartsOn: string | null; lastOn: string }) {
  if (nextStartsOn === null) return
  if (nextStartsOn < lastOn) throw new Refusal('next-too-early', 'It begins after the last day here', 'nextStartsOn')
  if (nextStartsOn > addDays(lastOn, 731)) {
    throw new Refusal('next-too-late', 'Check the day: it is more than two years ahead', 'nextStartsOn')
  }
}

/** The reasons that were ticked for one party: at least one, “not known” only alone, and words where one of them asks for words. */
export function chosenReasons(
  list: readonly PartyReason[],
  { party, ticked, detail }: { party: Party; ticked: readonly string[]; detail: string | null },
): PartyReason[] {
  const field = `reasons.${party}`
  if (ticked.length === 0) throw new Refusal('no-reason', 'Choose at least one reason', field)
  const chosen = ticked.map((id) => {
    const reason = list.find((one) => one.id === id && one.party === party)
    if (!reason) throw new Refusal('unknown-reason', 'This reason is no longer on the list. Choose another.', field)
    return reason
  })
  if (chosen.length > 1 && chosen.some(isNotKnown)) {
    throw new Refusal('not-known-alone', '“Not known” stands alone. Take it off, or take the others off', field)
  }
  const wordy = chosen.find(({ needsDetail }) => needsDetail)
  if (wordy && detail === null) throw new Refusal('needs-detail', `Say more about “${wordy.label}”`, 'detail')
  return chosen
}

function isNotKnown({ code }: { code: string }) {
  return code.startsWith('not-known')
}

/** Whether somebody left within six weeks: worked out, never typed. A finished programme counts however short it was. */
export function isNonStart({ kind, startedOn, lastOn }: { kind: EndKind; startedOn: string; lastOn: string }): boolean {
  return kind !== 'completed' && daysBetween(startedOn, lastOn) + 1 < NON_START_DAYS
}

/** How far the programme has come, by the codes of the further education return. */
export function completionStatus(state: ProgrammeState): '1' | '2' | '3' | '6' {
  const codes = { 'on-programme': '1', interrupted: '6', completed: '2', transferred: '3', withdrawn: '3' } as const
  return codes[state]
}

/** The adviser is asked to call where nothing follows, nobody knows what, or what follows has not begun. */
export function asksAdviser(
  { kind, nextStartsOn }: { kind: EndKind; nextStartsOn: string | null },
  { next, hasPlace, today }: { next: Pick<NextStep, 'asksAdviser'>; hasPlace: boolean; today: string },
): boolean {
  if (kind === 'withdrawn' || next.asksAdviser) return true
  return nextStartsOn !== null && nextStartsOn > today && !hasPlace
}

/** What the learner does now, by the return, and from when: looking forward to a start, or started; null where nothing can be said. */
export function activityAfter(
  { lastOn, nextStartsOn }: { lastOn: string; nextStartsOn: string | null },
  next: Pick<NextStep, 'activityCode' | 'waitingCode' | 'stay'>,
  { ownCode, today }: { ownCode: string; today: string },
): { code: string; startedOn: string; reviewOn: string | null } | null {
  const from = addDays(lastOn, 1)
  if (next.waitingCode !== null && nextStartsOn !== null && nextStartsOn > today) {
    return { code: next.waitingCode, startedOn: from, reviewOn: nextStartsOn }
  }
  const code = next.activityCode ?? (next.stay === 'education' ? ownCode : null)
  return code === null ? null : { code, startedOn: nextStartsOn ?? from, reviewOn: null }
}

type Undoable = { undoneAt: Date | null; recordedAt: Date }

/** An ending can be taken back for a fortnight, once. */
export function refuseUndo(end: Undoable, now: Date) {
  if (end.undoneAt !== null)
    throw new Refusal('changed-meanwhile', 'Somebody else has taken this ending back meanwhile.')
  if (!canUndo(end, now)) {
    throw new Refusal('too-late', `An ending can be taken back for ${UNDO_DAYS} days. Support can help after that.`)
  }
}

/** Whether an ending can be taken back now. */
export function canUndo({ undoneAt, recordedAt }: Undoable, now: Date): boolean {
  return undoneAt === null && londonDay(now) <= addDays(londonDay(recordedAt), UNDO_DAYS)
}

export type LevelMove = 'up' | 'same' | 'down' | 'not-known'

/** Whether what follows is above what ended, where both levels are known. */
export function levelMove(from: string | null, to: string | null): LevelMove {
  const [a, b] = [rank(from), rank(to)]
  if (a === null || b === null) return 'not-known'
  if (a === b) return 'same'
  return b > a ? 'up' : 'down'
}

function rank(level: string | null): number | null {
  if (level === null) return null
  if (/^(e|entry)/i.test(level)) return 0
  const digits = /\d+/.exec(level)
  return digits ? Number(digits[0]) : null
}
