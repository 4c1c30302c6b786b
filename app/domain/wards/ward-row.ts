import type { NewFinding } from '~/kit/intake-report'
import type { Column, TableRow } from '~/kit/intake-table'
import { postcodeReading } from '~/kit/postcode'

export type WardField = 'postcode' | 'code' | 'name'
export type WardRow = { line: number; postcode: string; code: string; name: string }

/** The headings of the published tables change with their year: the common ones are known, and ours. */
export const wardColumns: Column<WardField>[] = [
  { field: 'postcode', headings: ['pcds', 'pcd7', 'pcd', 'postcode'], isRequired: true },
  { field: 'code', headings: ['ward_code', 'osward', 'wdcd', 'wd25cd', 'wd24cd', 'wd23cd'], isRequired: true },
  { field: 'name', headings: ['ward_name', 'wdnm', 'wd25nm', 'wd24nm', 'wd23nm'] },
]

/** One postcode and its ward, or what is wrong with its row. Without a name the code stands for it. */
export function readWard(row: TableRow<WardField>): WardRow | NewFinding {
  if (row.fault) return row.fault
  const { line } = row
  const problem = (code: string, sentence: string, field: WardField): NewFinding => ({
    ...{ severity: 'error', code, sentence, line, field, received: row.value(field) },
  })
  const { value: postcode, note } = postcodeReading(row.value('postcode'))
  if (postcode === null)
    return problem('postcode', note?.sentence ?? 'The row has no postcode, so it says nothing.', 'postcode')
  const code = row.value('code').trim().toUpperCase()
  if (!/^[A-Z]\d{8}$/.test(code))
    return problem('ward-code', 'A ward has a code of a letter and eight digits, for example E05000001.', 'code')
  const name = row.value('name').trim()
  if (name.length > 100) return problem('ward-name', 'The name of the ward is longer than 100 letters.', 'name')
  return { line, postcode, code, name: name === '' ? code : name }
}
