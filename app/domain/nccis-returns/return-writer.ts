import { fieldPlaces, type FieldPlace, type ReturnHeader, type ReturnRecord } from './return-record'

const RECORDS_IN_A_PIECE = 100

/** Writes a return piece by piece. The same records give the same bytes; nothing is written for what is not known. */
export async function* writeReturn(
  header: ReturnHeader,
  records: AsyncIterable<ReturnRecord>,
  { databaseElement = 'DatabaseID' } = {},
): AsyncGenerator<string, void, void> {
  let piece = headOf(header, databaseElement)
  let held = 0
  for await (const record of records) {
    piece += personOf(record)
    held += 1
    if (held < RECORDS_IN_A_PIECE) continue
    yield piece
    piece = ''
    held = 0
  }
  yield `${piece}</NCCIS>\n`
}

function headOf(header: ReturnHeader, databaseElement: string): string {
  const databases = header.databases.map((value) => element(3, databaseElement, value)).join('')
  const authorities = header.authorities.map((value) => element(3, 'LEACode', value)).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<NCCIS>
  <FileHeader>
    <Databases>
${databases}    </Databases>
    <SourceLEAs>
${authorities}    </SourceLEAs>
${element(2, 'DateOfSend', header.sentOn)}${element(2, 'PeriodEnd', header.periodEnd)}${element(2, 'SupplierName', header.supplier)}${element(2, 'SupplierXMLVersion', header.supplierVersion)}${element(2, 'XMLSchemaVersion', header.schemaVersion)}  </FileHeader>
`
}

const placesOf = (node: string) => fieldPlaces.filter((place) => place.node === node)
const personal = placesOf('PersonalDetails')
const year11 = placesOf('SeptemberGuarantee/Year11')
const year12 = placesOf('SeptemberGuarantee/Year12')
const needs = placesOf('LevelOfNeed')
const cohort = placesOf('Activities/Cohort')
const destination = placesOf('IntendedDestination')

function personOf(record: ReturnRecord): string {
  const guarantees = node(3, 'Year11', values(4, year11, record)) + node(3, 'Year12', values(4, year12, record))
  const codes = record.characteristics.map((code) => element(4, 'CharacteristicCode', code)).join('')
  return node(
    1,
    'YoungPersonsRecord',
    node(2, 'PersonalDetails', values(3, personal, record)) +
      node(2, 'SeptemberGuarantee', guarantees) +
      node(2, 'LevelOfNeed', values(3, needs, record) + node(3, 'Characteristics', codes)) +
      (record.hasActivities ? activitiesOf(record) : '') +
      node(2, 'IntendedDestination', values(3, destination, record)),
  )
}

// A record whose activity is not known at all still has the node: without it the whole file would be refused.
function activitiesOf(record: ReturnRecord): string {
  return `    <Activities>\n${node(3, 'Cohort', values(4, cohort, record))}    </Activities>\n`
}

function values(depth: number, places: readonly FieldPlace[], record: ReturnRecord): string {
  return places.map((place) => element(depth, place.element, record[place.field])).join('')
}

function node(depth: number, name: string, inner: string): string {
  const margin = '  '.repeat(depth)
  return inner === '' ? '' : `${margin}<${name}>\n${inner}${margin}</${name}>\n`
}

function element(depth: number, name: string, value: string | null): string {
  return value === null || value === '' ? '' : `${'  '.repeat(depth)}<${name}>${escaped(value)}</${name}>\n`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

// What XML 1.0 cannot hold at all is left out: one such letter in a name would make the whole file unreadable.
function escaped(text: string): string {
  if (plain.test(text)) return text
  return text.replace(/[&<>\r]/g, (letter) => entities[letter] ?? letter).replace(unwritable, '')
}

/** What nearly every value is: it can stand as it is. */
const plain = /^[\w .,:;()/'-]*$/
const unwritable = /[\p{Cs}\ufffe\uffff]|(?![\t\n])\p{Cc}/gu
