import type { NewFinding } from '~/kit/intake-report'

/** A pupil whom the file puts into another year group than their birth date does. */
export type OutOfYear = { line: number; path: string | null; item: string; year: number; byAge: number }

const FEW = 5

/**
 * A few pupils are taught out of their year: each is worth a look. Where it is most of the file, and all by the same
 * step, the file is of another school year, and one sentence says so.
 */
export function outOfYearFindings(pupils: OutOfYear[], size: number): NewFinding[] {
  const step = commonestStep(pupils)
  const shifted = pupils.filter(({ year, byAge }) => byAge - year === step)
  if (shifted.length < FEW || shifted.length * 2 <= size) return pupils.map(oneFinding)
  const sentence =
    `By their birth dates ${shifted.length} pupils would be ${howFar(step)} the one in the file, which was used. ` +
    'Is the file of this school year?'
  const rest = pupils.filter((pupil) => !shifted.includes(pupil))
  return [{ severity: 'warning', code: 'other-school-year', sentence }, ...rest.map(oneFinding)]
}

function commonestStep(pupils: OutOfYear[]): number {
  const steps = new Map<number, number>()
  for (const { year, byAge } of pupils) steps.set(byAge - year, (steps.get(byAge - year) ?? 0) + 1)
  return [...steps].reduce((best, step) => (step[1] > best[1] ? step : best), [0, 0])[0]
}

function howFar(step: number): string {
  const years = Math.abs(step) === 1 ? 'one year group' : `${Math.abs(step)} year groups`
  return `${years} ${step > 0 ? 'above' : 'below'}`
}

function oneFinding({ line, path, item, year, byAge }: OutOfYear): NewFinding {
  const sentence = `By birth date this pupil would be in Year ${byAge}; the file says Year ${year}, which was used.`
  return {
    severity: 'info',
    code: 'year-group-by-age',
    sentence,
    line,
    path,
    item,
    field: 'year group',
    received: String(year),
  }
}
