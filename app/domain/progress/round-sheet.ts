import { csvText } from '~/kit/csv'

type Row = {
  uln: string | null
  familyName: string
  givenNames: string
  subject: string
  scale: string
  target: string | null
  grade: string | null
  effort: number | null
  comment: string | null
  isLate: boolean
}

export const sheetHeadings = [
  'ULN',
  'Surname',
  'Forename',
  'Subject',
  'Graded on',
  'Target grade',
  'Current grade',
  'Effort',
  'Comment',
  'Late',
]

/** A round as a sheet. It can be filled in further and sent back: its headings are those that the file is read by. */
export function roundSheet(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.uln,
    row.familyName,
    row.givenNames,
    row.subject,
    row.scale,
    row.target,
    row.grade,
    row.effort,
    row.comment,
    row.isLate ? 'yes' : 'no',
  ])
  return csvText(sheetHeadings, cells, { isForPeople: true })
}
