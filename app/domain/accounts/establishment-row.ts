import { dayReading } from '~/kit/intake-day'
import type { NewFinding } from '~/kit/intake-report'
import type { Column, Table, TableRow } from '~/kit/intake-table'
import type { Reading } from '~/kit/intake-value'
import { postcodeReading } from '~/kit/postcode'
import { hasSixthForm, kindOf, statusOf, type Establishment } from './establishment'
import { establishmentWords } from './establishment.words'
import { laestabReading, ukprnReading, urnReading } from './establishment-number'

const columns = {
  urn: ['URN'],
  name: ['EstablishmentName', 'name', 'school name'],
  openedOn: ['OpenDate', 'open_date'],
  closedOn: ['CloseDate', 'close_date'],
  statusCode: ['EstablishmentStatus (code)'],
  authorityCode: ['LA (code)'],
  authorityName: ['LA (name)'],
  number: ['EstablishmentNumber'],
  ukprn: ['UKPRN'],
  phase: ['PhaseOfEducation (name)', 'phase'],
  type: ['TypeOfEstablishment (name)', 'type'],
  group: ['EstablishmentTypeGroup (name)'],
  lowestAge: ['StatutoryLowAge'],
  highestAge: ['StatutoryHighAge'],
  sixthForm: ['OfficialSixthForm (code)'],
  street: ['Street'],
  locality: ['Locality'],
  address3: ['Address3'],
  town: ['Town'],
  postcode: ['Postcode'],
  website: ['SchoolWebsite', 'website'],
  phone: ['TelephoneNum', 'telephone'],
}

/** No name, street or address of a page in the register is longer. */
const LONGEST = 300

type Field = keyof typeof columns

const isField = (name: string): name is Field => name in columns

/** The columns of the register that we read. Those about the head teacher are personal and are not among them. */
export const establishmentColumns: Column<Field>[] = Object.entries(columns).flatMap(([field, headings]) =>
  isField(field) ? [{ field, headings, isRequired: field === 'urn' || field === 'name' }] : [],
)

export type EstablishmentRow = {
  line: number
  urn: string
  authorityName: string
  /** only what this file carries */
  said: Partial<Establishment> & { name: string }
  findings: NewFinding[]
}

export type Refused = { urn: null; findings: NewFinding[] }

/** Reads one row of the register. A value that cannot be read is left out and said; a row without a URN or a name is refused. */
export function readEstablishment(
  row: TableRow<Field>,
  has: Table<Field>['has'],
  today: string,
): EstablishmentRow | Refused {
  const urn = urnReading(row.value('urn'))
  const name = row.value('name')
  if (urn.value === null)
    return refusal(row, 'urn', urn.note?.sentence ?? 'The row has no URN.', urn.note?.code ?? 'urn-missing')
  if (name === '') return refusal(row, 'name', 'The row has no name.', 'name-missing')
  if (name.length > LONGEST) return refusal(row, 'name', `A name has ${LONGEST} letters at most.`, 'name-too-long')
  if (row.fault?.severity === 'error') return { urn: null, findings: [{ ...row.fault, item: urn.value }] }

  const reader = new FieldReader(row, urn.value, today)
  const said = {
    name,
    ...datesAndStatus(reader, has, today),
    ...numbers(reader, has),
    ...character(reader, has),
    ...place(reader, has),
  }
  if (row.fault) reader.findings.push({ ...row.fault, item: urn.value })
  return {
    line: row.line,
    urn: urn.value,
    authorityName: reader.words('authorityName'),
    said,
    findings: reader.findings,
  }
}

function refusal(row: TableRow<Field>, field: Field, sentence: string, code: string): Refused {
  const received = row.value(field)
  return {
    urn: null,
    findings: [
      {
        severity: 'error',
        code,
        sentence,
        line: row.line,
        field: establishmentWords[field],
        received,
        item: row.value('urn'),
      },
    ],
  }
}

/** Reads the fields of one row and gathers what is to be said of them. */
class FieldReader {
  readonly findings: NewFinding[] = []
  private readonly latestYear: number

  constructor(
    readonly row: TableRow<Field>,
    private readonly urn: string,
    today: string,
  ) {
    this.latestYear = Number(today.slice(0, 4)) + 5
  }

  read(field: Field, reading: Reading<string>): string | null {
    if (reading.isWrong) this.say(field, reading.note.code, `${reading.note.sentence} It was left out.`, null)
    return reading.value
  }

  /** The words of a field; what is longer than any such thing is left out. */
  words(field: Field): string {
    const text = this.row.value(field)
    if (text.length <= LONGEST) return text
    this.say(field, 'text-too-long', `This is longer than ${LONGEST} letters, so it was left out.`, null)
    return ''
  }

  day(field: Field): string | null {
    const day = this.read(field, dayReading(this.row.value(field), 'day-month-year', this.latestYear))
    return day === '1900-01-01' ? null : day
  }

  private say(field: Field, code: string, sentence: string, used: string | null): void {
    const received = this.row.value(field)
    this.findings.push({
      severity: 'warning',
      code,
      sentence,
      line: this.row.line,
      item: this.urn,
      field: establishmentWords[field],
      received,
      used,
    })
  }
}

function datesAndStatus(reader: FieldReader, has: Table<Field>['has'], today: string): Partial<Establishment> {
  const closedOn = reader.day('closedOn')
  return {
    ...(has('openedOn') && { openedOn: reader.day('openedOn') }),
    ...(has('closedOn') && { closedOn }),
    ...((has('closedOn') || has('statusCode')) && {
      status: statusOf(reader.row.value('statusCode'), closedOn, today),
    }),
  }
}

function numbers(reader: FieldReader, has: Table<Field>['has']): Partial<Establishment> {
  const { row } = reader
  const authorityCode = /^\d{3}$/.test(row.value('authorityCode')) ? row.value('authorityCode') : null
  const number = row.value('number')
  const laestab = authorityCode === null || number === '' ? '' : `${authorityCode}${number.padStart(4, '0')}`
  return {
    ...(has('ukprn') && { ukprn: reader.read('ukprn', ukprnReading(row.value('ukprn'))) }),
    ...(has('authorityCode') && { authorityCode }),
    ...(has('number') && { laestab: reader.read('number', laestabReading(laestab)) }),
  }
}

function character(reader: FieldReader, has: Table<Field>['has']): Partial<Establishment> {
  const { row } = reader
  const [phase, type, group] = [reader.words('phase'), reader.words('type'), reader.words('group')]
  const kind = kindOf({ phase, type, group })
  const highestAge = wholeNumber(row.value('highestAge'))
  return {
    ...((has('phase') || has('type') || has('group')) && { kind }),
    ...(has('phase') && { phase: phase || null }),
    ...(has('type') && { establishmentType: type || null }),
    ...(has('lowestAge') && { lowestAge: wholeNumber(row.value('lowestAge')) }),
    ...(has('highestAge') && { highestAge }),
    ...((has('sixthForm') || has('highestAge')) && {
      hasSixthForm: hasSixthForm(row.value('sixthForm'), highestAge, kind),
    }),
  }
}

function place(reader: FieldReader, has: Table<Field>['has']): Partial<Establishment> {
  const { row } = reader
  const lines = [reader.words('street'), reader.words('locality'), reader.words('address3')].filter(Boolean)
  return {
    ...(has('street') && { address: lines.join(', ') || null }),
    ...(has('town') && { town: reader.words('town') || null }),
    ...(has('postcode') && { postcode: reader.read('postcode', postcodeReading(row.value('postcode'))) }),
    ...(has('phone') && { phone: phoneNumber(reader.words('phone')) }),
    ...(has('website') && { website: webAddress(reader.words('website')) }),
  }
}

function wholeNumber(text: string): number | null {
  return /^\d{1,3}$/.test(text) ? Number(text) : null
}

/** Spreadsheets drop the leading zero of a telephone number. */
function phoneNumber(text: string): string | null {
  const digits = text.replace(/[^\d+]/g, '')
  if (digits === '') return null
  return /^[1-9]\d{8,9}$/.test(digits) ? `0${digits}` : digits
}

/** The register often leaves out the scheme. Anything that is not a web address is left out. */
function webAddress(text: string): string | null {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  return text !== '' && URL.canParse(address) && /^[^\s/]+\.[^\s/]+/.test(new URL(address).host) ? address : null
}
