import { addDays, daysBetween } from '~/kit/dates'

/*
 * Spells: what somebody did from when to when, worked out of everything that was ever written down. Custody overrides all; of
 * activities that begin on one day none is believed, and the conflict is shown; one inside another is dropped; overlapping ones
 * are cut where the next begins; equal ones that touch are one.
 */

export type Stay = { code: string; label: string; startedOn: string; until: string | null }
export type Spell = Stay
export type Conflict = { on: string; labels: string[] }

const custody = ['130', '290', '710']

/** The spells of somebody in order, and the days on which several activities begin. */
export function spellsFrom(stays: readonly Stay[]): { spells: Spell[]; conflicts: Conflict[] } {
  const inside = merged(sorted(stays.filter(({ code }) => custody.includes(code))))
  const { believed, conflicts } = withoutConflicts(stays.filter(({ code }) => !custody.includes(code)))
  const outside = cut(believed).flatMap((stay) =>
    inside.reduce((parts, one) => parts.flatMap((part) => around(part, one)), [stay]),
  )
  return { spells: merged(sorted([...outside, ...cut(inside)])), conflicts }
}

/** How long a spell has lasted by a day, counted in days with the first and the last. */
export function daysOfSpell({ startedOn, until }: Spell, today: string): number {
  return daysBetween(startedOn, until !== null && until < today ? until : today) + 1
}

function withoutConflicts(stays: readonly Stay[]) {
  const believed: Stay[] = []
  const conflicts: Conflict[] = []
  for (const [on, together] of Map.groupBy(sorted(stays), ({ startedOn }) => startedOn)) {
    const [first] = together
    if (!first) continue
    const labels = [...new Set(together.map(({ label }) => label))]
    const isOne = together.every(({ code }) => code === first.code)
    if (isOne) believed.push({ ...first, until: together.map(({ until }) => until).reduce(later) })
    else conflicts.push({ on, labels })
  }
  return { believed, conflicts }
}

// Each begins on a day of its own here.
function cut(stays: readonly Stay[]): Stay[] {
  const kept: Stay[] = []
  for (const stay of stays) {
    const before = kept.at(-1)
    if (before && endOf(stay) <= endOf(before) && before.until !== null) continue
    if (before && endOf(before) >= stay.startedOn)
      kept[kept.length - 1] = { ...before, until: addDays(stay.startedOn, -1) }
    kept.push(stay)
  }
  return kept
}

/** What is left of a stay before and after another one. */
function around(stay: Stay, other: Stay): Stay[] {
  if (endOf(stay) < other.startedOn || stay.startedOn > endOf(other)) return [stay]
  const before = stay.startedOn < other.startedOn ? [{ ...stay, until: addDays(other.startedOn, -1) }] : []
  const after =
    other.until !== null && endOf(stay) > other.until ? [{ ...stay, startedOn: addDays(other.until, 1) }] : []
  return [...before, ...after]
}

function merged(stays: readonly Stay[]): Stay[] {
  const whole: Stay[] = []
  for (const stay of stays) {
    const before = whole.at(-1)
    const touches = before?.code === stay.code && (before.until === null || addDays(before.until, 1) >= stay.startedOn)
    if (before && touches) whole[whole.length - 1] = { ...before, until: later(before.until, stay.until) }
    else whole.push(stay)
  }
  return whole
}

function sorted(stays: readonly Stay[]): Stay[] {
  return stays.toSorted((a, b) => a.startedOn.localeCompare(b.startedOn) || endOf(a).localeCompare(endOf(b)))
}

const FOR_EVER = '9999-12-31'

function endOf({ until }: Stay): string {
  return until ?? FOR_EVER
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null
  return a > b ? a : b
}

export type Word = { code: string; label: string; startedOn: string; endedOn: string | null; isOfAdviser: boolean }

/**
 * The stays that the words of the record tell of, the oldest word first. A newer word of an adviser puts right what it begins with or
 * before; otherwise one ends where the next word’s begins.
 */
export function staysFrom(words: readonly Word[]): Stay[] {
  return words.flatMap(({ code, label, startedOn, endedOn }, at) => {
    const newer = words.slice(at + 1)
    if (newer.some((word) => word.isOfAdviser && word.startedOn <= startedOn)) return []
    const next = newer.find((word) => word.startedOn > startedOn)
    const until = next && endedOn !== null ? addDays(next.startedOn, -1) : endedOn
    return [{ code, label, startedOn, until }]
  })
}
