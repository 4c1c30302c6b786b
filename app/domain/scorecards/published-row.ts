import type { NewFinding } from '~/kit/intake-report'
import type { Column, TableRow } from '~/kit/intake-table'
import type { BoardMeasure } from './figure'

/** What is published of a place, by our names; some circumstances have a share alone. */
export type PublishedMeasure = Exclude<BoardMeasure, 'meeting-duty'> | 'plan' | 'support' | 'vulnerable'
export type PublishedFigure = {
  measure: PublishedMeasure
  share: number
  change: number | null
  quintile: number | null
}

export type PublishedRow = {
  line: number
  year: number
  level: 'england' | 'region' | 'authority'
  placeCode: string
  authorityCode: string | null
  regionCode: string | null
  name: string
  figures: PublishedFigure[]
}

// Where each figure stands in the department's file: its share, its change from the year before, and its fifth.
const places = [
  ['neet-or-not-known', 'NEET_not_known_percent', 'annual_change_ppts_NEET_not_known', 'NEET_NK_quintile'],
  ['neet', 'NEET_percent', 'annualchange_NEET', 'NEET_quintile'],
  ['not-known', 'Notknown_percent', 'annualchange_notknown', 'Notknown_quintile'],
  [
    'participating',
    'TOTAL_participating_in_education_and_training_percent',
    'annual_change_Participation_in_education_training',
    'Participation_ET_quintile',
  ],
  [
    'guarantee-offered',
    'September_guarantee_Offer_made_percent',
    'September_guarantee_annual_change_ppts',
    'Sep_guarantee_quintile',
  ],
  ['plan', 'NEET_NK_EHCP_percent', null, null],
  ['support', 'NEET_NK_SENDsupport_percent', null, null],
  ['vulnerable', 'VG_NEET_NK_percentage', null, null],
] as const satisfies readonly (readonly [PublishedMeasure, string, string | null, string | null])[]

const about = [
  ['year', 'time_period'],
  ['level', 'geographic_level'],
  ['country', 'country_code'],
  ['countryName', 'country_name'],
  ['region', 'region_code'],
  ['regionName', 'region_name'],
  ['oldCode', 'old_la_code'],
  ['newCode', 'new_la_code'],
  ['authority', 'la_name'],
  ['age', 'Age'],
] as const

export type PublishedField = string

const required: readonly string[] = ['year', 'level', 'NEET_percent', 'NEET_not_known_percent']

export const publishedColumns: Column<PublishedField>[] = [
  ...about.map(([field, heading]) => ({ field, headings: [heading] })),
  ...places.flatMap(([, ...headings]) =>
    headings.flatMap((heading) => (heading ? [{ field: heading, headings: [heading] }] : [])),
  ),
].map((column) => ({ ...column, isRequired: required.includes(column.field) }))

const levels = { National: 'england', Regional: 'region', 'Local authority': 'authority' } as const
const AGES = '16-17'

/** One place of the file, or what is wrong with its row. Suppressed (c) and not applicable (z) are nothing, not nought. */
export function readPublished(row: TableRow<PublishedField>): PublishedRow | NewFinding {
  const { line } = row
  const problem = (code: string, sentence: string, field: string): NewFinding => ({
    ...{ severity: 'error', code, sentence, line, field, received: row.value(field) },
  })
  if (row.fault) return row.fault
  const year = Number(row.value('year'))
  if (!/^20\d\d$/.test(row.value('year')))
    return problem('year-unknown', 'The year must have four digits, for example 2026.', 'year')
  const level = Object.entries(levels).find(([name]) => name === row.value('level'))?.[1]
  if (!level) return problem('level-unknown', 'Only National, Regional and Local authority are known.', 'level')
  if (row.value('age') !== '' && row.value('age') !== AGES)
    return problem('other-age', `Only rows of ${AGES} are taken.`, 'age')
  const [placeCode, name] = placeOf(row, level)
  if (!/^[A-Z]\d{8}$/.test(placeCode))
    return problem('place-unknown', 'The place has no code of nine characters.', 'newCode')
  if (name === '' || name.length > 100) return problem('name-missing', 'The place has no name.', 'authority')
  const figures = places.flatMap(([measure, share, change, quintile]) => {
    const value = numberIn(row.value(share), 0, 100)
    if (value === null) return []
    return {
      ...{ measure, share: value, change: change === null ? null : numberIn(row.value(change), -100, 100) },
      quintile: quintile === null ? null : fifthIn(row.value(quintile)),
    }
  })
  const own = level === 'authority'
  return {
    ...{ line, year, level, placeCode, name, figures },
    authorityCode: own && /^\d{3}$/.test(row.value('oldCode')) ? row.value('oldCode') : null,
    regionCode: own && /^[A-Z]\d{8}$/.test(row.value('region')) ? row.value('region') : null,
  }
}

function placeOf(row: TableRow<PublishedField>, level: PublishedRow['level']): [string, string] {
  if (level === 'england') return [row.value('country'), row.value('countryName')]
  if (level === 'region') return [row.value('region'), row.value('regionName')]
  return [row.value('newCode'), row.value('authority')]
}

function numberIn(text: string, least: number, most: number): number | null {
  if (!/^-?\d{1,3}(\.\d{1,9})?$/.test(text)) return null
  const value = Math.round(10 * Number(text)) / 10
  return value < least || value > most ? null : value
}

function fifthIn(text: string): number | null {
  return /^[1-5]$/.test(text) ? Number(text) : null
}
