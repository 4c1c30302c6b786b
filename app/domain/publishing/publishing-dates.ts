import { cycleAt, cycleYear, keyDateDefaults, spanOf, type Cycle, type KeyDateName } from '~/domain/cycles/cycle'

/** The cycle in which one applies for a start: that of the autumn before. A start of this school year or earlier has none to wait for. */
export function yearToApply(startsOn: string): number {
  const year = Number(startsOn.slice(0, 4))
  return (startsOn >= `${year}-08-01` ? year : year - 1) - 1
}

/** A key date of the cycle that starts in a year: the area's own where it has opened that cycle, else the usual one. */
export function keyDateOf(cycles: readonly Cycle[], year: number, name: KeyDateName): string {
  const cycle = cycles.find(({ startsOn }) => startsOn === spanOf(year).startsOn)
  return cycle?.dates[name] ?? keyDateDefaults[name].on(year)
}

/** When a start may be seen and applied for. Null: at once. Dates decide, so that next year's offer can be made ready in this one. */
export function datesToAppear(startsOn: string | null, cycles: readonly Cycle[], today: string) {
  if (startsOn === null) return { publishOn: null, applyFrom: null }
  const year = yearToApply(startsOn)
  const later = (day: string) => (day > today ? day : null)
  return {
    publishOn: later(keyDateOf(cycles, year, 'prospectus-opens')),
    applyFrom: later(keyDateOf(cycles, year, 'applications-open')),
  }
}

/** The cycle that is prepared while this one runs, and from which day providers may work on it. */
export function nextCycle(cycles: readonly Cycle[], now: Date) {
  const current = cycleAt(cycles, now)
  const year = (current ? Number(current.startsOn.slice(0, 4)) : cycleYear(now)) + 1
  return { year, name: spanOf(year).name, editableFrom: keyDateOf(cycles, year, 'prospectus-editable') }
}
