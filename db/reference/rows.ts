import Papa from 'papaparse'

/** The rows of one of our own reference lists, by heading; an empty cell is null. */
export function referenceRows(csv: string): Record<string, string | null>[] {
  const { data } = Papa.parse<Record<string, string>>(csv.trim(), { header: true, skipEmptyLines: true })
  return data.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell === '' ? null : cell])))
}
