import rows from '#db/reference/grade-scale.csv?raw'

/** What a grade is worth: one award for most, two for combined science; none where it has no points beside GCSEs. */
export type GradeWorth = { level: 'entry' | '1' | '2' | null; points: number[] }

/** The scales a grade may stand on whose awards are GCSEs. */
export const gcseScales = ['GCSE (9 to 1)', 'GCSE combined science', 'GCSE (A* to G)']
export const TECHNICAL_AWARD = 'BTEC or technical award'

/** The grades a course may ask for, the best first. Older letters are compared with them by their points. */
export const askedGrades = ['9', '8', '7', '6', '5', '4', '3', '2', '1'] as const

const worths = new Map(rows.trim().split('\n').slice(1).map(worthIn))

/** What a grade of a scale is worth; null where the scale has no such grade. */
export function worthOf(scale: string, grade: string): GradeWorth | null {
  return worths.get(nameOf(scale, grade)) ?? null
}

function worthIn(row: string): [string, GradeWorth] {
  const [scale = '', grade = '', level = '', points = ''] = row.split(',')
  const each = points === '' ? [] : points.split(';').map(Number)
  return [nameOf(scale, grade), { level: isLevel(level) ? level : null, points: each }]
}

function isLevel(text: string): text is 'entry' | '1' | '2' {
  return text === 'entry' || text === '1' || text === '2'
}

function nameOf(scale: string, grade: string) {
  return `${scale} ${grade}`
}
