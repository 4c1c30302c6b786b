import { csvText } from '~/kit/csv'
import { whereWords, type OutOfAreaList } from './list'

type Row = Parameters<typeof whereWords>[0] &
  Record<'givenNames' | 'familyName' | 'bornOn' | 'since', string> & { adviser: string | null }

const headings = [
  'Last name',
  'First names',
  'Born',
  'Lives in',
  'Learns at',
  'Doing now',
  'Adviser',
  'On this list since',
]

/** A list as a file for a spreadsheet. */
export function listFile(list: OutOfAreaList, rows: readonly Row[]): { name: string; text: string } {
  const lines = rows.map((row) => {
    const { home, place, doing } = whereWords(row)
    return [
      row.familyName,
      row.givenNames,
      row.bornOn,
      home,
      list === 'at-home' ? 'Home' : place,
      doing,
      row.adviser,
      row.since,
    ]
  })
  return { name: `${list}.csv`, text: csvText(headings, lines, { isForPeople: true }) }
}
