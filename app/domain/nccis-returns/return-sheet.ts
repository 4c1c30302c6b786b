import { londonDay } from '~/kit/dates'
import { FileRefused, Findings } from '~/kit/intake-report'
import { folded, readTable, type Column, type TableRow } from '~/kit/intake-table'
import type { ReadRecord } from './return-xml'
import { emptyRecord, fieldPlaces, isDay, type ReturnField } from './return-record'

const guaranteeFields = ['guarantee11', 'guaranteeAuthority11', 'guarantee12', 'guaranteeAuthority12'] as const

type SheetField = Exclude<ReturnField, GuaranteeField> | 'characteristic'
type GuaranteeField = (typeof guaranteeFields)[number]

/** Other names under which the same columns come out of other systems. */
const aliases: Partial<Record<ReturnField, string[]>> = {
  number: ['Young Persons ID', 'YPID', 'Client ID'],
  familyName: ['FamilyName', 'Last name'],
  givenName: ['Forename', 'First name'],
  bornOn: ['Date of birth', 'Date Of Brith', 'Birth date', 'DateOfBirth'],
  levelOfNeed: ['LevelofNeed', 'Level of need'],
  establishment: ['Estab', 'Establishment'],
  establishmentName: ['EstabName', 'Establishment name'],
  ukprn: ['UKPRN'],
  uln: ['ULN'],
  upn: ['UPN'],
  neetSince: ['NEETStartDate', 'NEET start'],
}

const required: readonly ReturnField[] = ['number', 'familyName', 'bornOn', 'activity']
const days: readonly ReturnField[] = fieldPlaces.map(({ field }) => field).filter((field) => isDayField(field))

function isDayField(field: ReturnField): boolean {
  return /On$|Since$/.test(field)
}

const columns: Column<SheetField>[] = [
  ...fieldPlaces.flatMap(({ field, element, heading }) =>
    isGuarantee(field)
      ? []
      : [{ field, headings: [heading, element, ...(aliases[field] ?? [])], isRequired: required.includes(field) }],
  ),
  { field: 'characteristic', headings: ['CharacteristicCode', 'Characteristics'] },
]

function isGuarantee(field: ReturnField): field is GuaranteeField {
  return guaranteeFields.some((one) => one === field)
}

/**
 * Reads the flat form of a return, one row for each young person. It has no head, and it repeats two headings: the guarantee of
 * Year 11 stands before that of Year 12, so these four go by their place.
 */
export async function readReturnSheet(text: AsyncIterable<string>, findings: Findings) {
  const found = new Findings()
  const table = await readTable(text, columns, found)
  // That these two are there twice is how the format is, and nothing to warn of.
  findings.addAll(found.kept.filter(({ code, field }) => code !== 'heading-twice' || !isDoubled(field ?? '')))
  const places = placesOfGuarantees(table.others)
  if (places === null) {
    await table.close()
    throw new FileRefused('guarantee-columns', GUARANTEE_COLUMNS)
  }
  return { records: recordsIn(table.rows, places, findings), close: table.close }
}

const GUARANTEE_COLUMNS =
  'The file has columns GuaranteeStatus and LEACode, but not in pairs. The pair of Year 11 stands first and that of Year 12 after it.'

function isDoubled(heading: string): boolean {
  return ['guaranteestatus', 'leacode'].includes(folded(heading))
}

function placesOfGuarantees(others: readonly { heading: string; place: number }[]): readonly number[] | null {
  const found = others.filter(({ heading }) => isDoubled(heading))
  const isPaired = found.every(({ heading }, at) => folded(heading) === (at % 2 === 0 ? 'guaranteestatus' : 'leacode'))
  return isPaired && found.length % 2 === 0 && found.length <= 4 ? found.map(({ place }) => place) : null
}

async function* recordsIn(
  rows: AsyncIterable<TableRow<SheetField>>,
  places: readonly number[],
  findings: Findings,
): AsyncGenerator<ReadRecord | null> {
  for await (const row of rows) {
    if (row.fault) findings.add(row.fault)
    yield row.fault?.severity === 'error' ? null : { line: row.line, record: recordOf(row, places) }
  }
}

function recordOf(row: TableRow<SheetField>, places: readonly number[]) {
  const record = { ...emptyRecord(), hasActivities: true }
  for (const { field } of fieldPlaces) {
    if (isGuarantee(field)) continue
    const value = row.value(field)
    record[field] = value === '' ? null : days.includes(field) ? dayOf(value) : value
  }
  guaranteeFields.forEach((field, at) => {
    const place = places[at]
    record[field] = place === undefined ? null : row.at(place) || null
  })
  const codes = row.value('characteristic').split(/[\s,;|]+/)
  return { ...record, characteristics: codes.filter((code) => code !== '').sort() }
}

/** A spreadsheet writes a day as the number of days since the end of 1899. What is no day stays as it is, for the rules to name. */
function dayOf(text: string): string {
  if (/^\d{5}$/.test(text)) return londonDay(new Date(Date.UTC(1899, 11, 30 + Number(text), 12)))
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(iso) ? iso : text.replace(/[ T]00:00(:00)?$/, '')
}
