/** One measured figure, as bench.json lists it. */
export type Figure = {
  name: string
  what: string
  value: number
  unit: string
  /** What it was measured against in the same minutes on the same machine; null where it stands alone. */
  against: string | null
  ratio: number | null
  /** What it aims at. */
  target: string
  /** Whether it is at least at the floor, below which nothing ships. */
  holds: boolean
  /** floor, goal or stretch: how far it came. */
  reached: 'below the floor' | 'floor' | 'goal' | 'stretch'
  notes?: string
}

/** Floor, goal and stretch of `quality.md` 3B; whether more or less is better. */
export type Bar = { better: 'more' | 'less'; floor: number; goal: number; stretch?: number }

type Measured = {
  name: string
  what: string
  value: number
  unit: string
  against?: string
  ratio?: number
  notes?: string
}

/** Judges a measurement by its ratio where it has one, else by its value. */
export function figure({ against, ratio, notes, ...measured }: Measured, bar: Bar): Figure {
  const judged = ratio ?? measured.value
  const meets = (limit: number | undefined) =>
    limit !== undefined && (bar.better === 'more' ? judged >= limit : judged <= limit)
  const reached = meets(bar.stretch)
    ? 'stretch'
    : meets(bar.goal)
      ? 'goal'
      : meets(bar.floor)
        ? 'floor'
        : 'below the floor'
  const sign = bar.better === 'more' ? '>=' : '<='
  return {
    ...measured,
    value: rounded(measured.value),
    against: against ?? null,
    ratio: ratio === undefined ? null : rounded(ratio),
    target: `${sign} ${bar.goal}`,
    holds: meets(bar.floor),
    reached,
    ...(notes ? { notes } : {}),
  }
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value that this share of the measurements do not pass. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN
}

/** The figures as a table for the screen. */
export function table(figures: readonly Figure[]): string {
  const head = ['', 'what', 'value', 'against', 'ratio', 'aim', 'reached']
  const rows = figures.map((one) => [
    one.name,
    one.what,
    `${one.value} ${one.unit}`,
    one.against ?? '',
    one.ratio === null ? '' : String(one.ratio),
    one.target,
    one.reached,
  ])
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)))
  const line = (row: string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  const notes = figures.filter(({ notes }) => notes).map(({ name, notes }) => `${name}: ${notes}`)
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), '', ...notes].join('\n')
}

function rounded(value: number) {
  return Number(value.toPrecision(4))
}
