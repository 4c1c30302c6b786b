import { dayReading, type DayOrder } from '~/kit/intake-day'
import type { NewFinding } from '~/kit/intake-report'
import { entryOf, missing, taken, wrong, type Reading } from '~/kit/intake-value'
import { postcodeReading } from '~/kit/postcode'
import { ulnReading, upnReading } from './learner-number'
import { nameFromCapitals, nameKeyOf, yearGroupByAge } from './learner'
import type { Pupil, PupilField, RawPupil } from './pupil'
import { pupilFieldWords } from './pupil.words'
import {
  attendanceReading,
  ethnicityReading,
  exclusionReading,
  firstLanguageReading,
  freeMealsReading,
  lookedAfterReading,
  senReading,
} from './pupil-facts'

/** What is known of the file as a whole: how it writes dates, and the school year it is about. */
export type PupilSource = { dayOrder: DayOrder; schoolYear: number; today: string }

export type RefusedPupil = { refused: true; findings: NewFinding[] }

/**
 * Reads one pupil. A value that cannot be used is left out and said, and the pupil stays. Without a legal name or a
 * birth date nobody knows who it is: then the row is refused.
 */
export function readPupil(raw: RawPupil, source: PupilSource): Pupil | RefusedPupil {
  const reader = new PupilReader(raw, source)
  const upn = reader.use('upn', upnReading)
  if (raw.fault?.severity === 'error') return { refused: true, findings: [{ ...raw.fault, item: upn }] }
  const identity = readIdentity(reader)
  if (identity === null) return { refused: true, findings: reader.findings }
  return { line: raw.line, path: raw.path, upn, ...identity, ...readNumbers(reader), ...readRest(reader, identity) }
}

type Identity = { bornOn: string; nameKey: string; legalGivenNames: string; legalFamilyName: string }

function readIdentity(reader: PupilReader): Identity | null {
  const legalFamilyName = reader.name('familyName')
  const legalGivenNames = reader.name('givenNames')
  const bornOn = reader.must('bornOn', (text) => birthDayReading(text, reader.source))
  if (legalFamilyName === null) reader.refuse('familyName', 'name-missing', 'The row has no legal surname.')
  if (legalGivenNames === null) reader.refuse('givenNames', 'name-missing', 'The row has no legal forename.')
  if (bornOn === null || legalFamilyName === null || legalGivenNames === null) return null
  return { bornOn, legalFamilyName, legalGivenNames, nameKey: nameKeyOf(legalFamilyName, legalGivenNames) }
}

/** Nobody at school is younger than three or older than twenty-five: such a date is a slip, and a slip in a birth date is another person. */
function birthDayReading(text: string, { dayOrder, today }: PupilSource): Reading<string> {
  const thisYear = Number(today.slice(0, 4))
  const reading = dayReading(text, dayOrder, thisYear)
  if (reading.value === null) return reading
  const age = thisYear - Number(reading.value.slice(0, 4))
  if (age >= 3 && age <= 25) return reading
  return wrong('birth-date-unlikely', `The birth date ${text.trim()} cannot be right for a pupil.`)
}

function readNumbers(reader: PupilReader) {
  return {
    formerUpn: reader.use('formerUpn', upnReading),
    uln: reader.use('uln', ulnReading),
    uci: reader.text('uci')?.toUpperCase() ?? null,
    admissionNumber: reader.text('admissionNumber'),
  }
}

type Rest = Pick<Pupil, 'said' | 'yearByAge' | 'isElsewhere' | 'findings'>

function readRest(reader: PupilReader, { legalFamilyName, legalGivenNames, bornOn }: Identity): Rest {
  const yearByAge = yearGroupByAge(bornOn, reader.source.schoolYear)
  const said = {
    legalFamilyName,
    legalGivenNames,
    givenNames: reader.name('preferredGivenNames') ?? undefined,
    familyName: reader.name('preferredFamilyName') ?? undefined,
    middleNames: reader.name('middleNames') ?? undefined,
    sex: reader.use('sex', sexReading) ?? undefined,
    email: reader.use('email', emailReading) ?? undefined,
    phone: reader.text('phone')?.replace(/[^\d+]/g, ''),
    address: reader.text('address') ?? undefined,
    postcode: reader.use('postcode', postcodeReading) ?? undefined,
    yearGroup: reader.use('yearGroup', yearGroupReading) ?? yearByAge,
    form: reader.text('form') ?? undefined,
    sen: reader.use('sen', senReading) ?? undefined,
    freeMeals: reader.use('freeMeals', freeMealsReading) ?? undefined,
    lookedAfter: reader.use('lookedAfter', lookedAfterReading) ?? undefined,
    ethnicity: reader.use('ethnicity', ethnicityReading) ?? undefined,
    attendance: reader.use('attendance', attendanceReading) ?? undefined,
    firstLanguage: reader.use('firstLanguage', firstLanguageReading) ?? undefined,
    exclusion: reader.use('exclusion', exclusionReading) ?? undefined,
  }
  return { said, yearByAge, isElsewhere: /^[SGP]/i.test(reader.text('enrolment') ?? ''), findings: reader.findings }
}

function yearGroupReading(text: string): Reading<number> {
  const value = text.trim()
  const year = /^(?:nc)?\s*(?:year|yr|y)?\s*(\d{1,2})$/i.exec(value)?.[1]
  if (value === '') return missing()
  if (/^(r|reception)$/i.test(value)) return taken(0)
  if (year !== undefined && Number(year) <= 14) return taken(Number(year))
  return wrong('year-group-unknown', `${value} is not a year group. Write 11 or Year 11. The birth date was used.`)
}

const sexes: Record<string, string> = { F: 'F', FEMALE: 'F', M: 'M', MALE: 'M' }

function sexReading(text: string): Reading<string> {
  const value = text.trim().toUpperCase()
  const sex = entryOf(sexes, value)
  if (value === '' || value === 'U' || value === 'NOT KNOWN') return missing()
  return sex === undefined ? wrong('sex-unknown', `${text.trim()} is not M or F.`) : taken(sex)
}

function emailReading(text: string): Reading<string> {
  const value = text.trim()
  if (value === '') return missing()
  return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(value)
    ? taken(value)
    : wrong('email-pattern', `${value} is not an e-mail address.`)
}

const LONGEST = 300
const tooLong = ['text-too-long', `This is longer than ${LONGEST} letters, so it was left out.`] as const

/** Reads the values of one pupil and gathers what is to be said of them. */
class PupilReader {
  readonly findings: NewFinding[] = []

  constructor(
    private readonly raw: RawPupil,
    readonly source: PupilSource,
  ) {
    if (raw.fault) this.findings.push(raw.fault)
    for (const [field, text] of raw.values) if (text.length > LONGEST) this.note(field, ...tooLong, 'warning')
  }

  text(field: PupilField): string | null {
    const text = this.raw.values.get(field) ?? null
    return text === null || text.length > LONGEST ? null : text
  }

  /** A name as people write it. Some systems write all names in capitals. */
  name(field: PupilField): string | null {
    const name = this.text(field)?.replace(/\s+/g, ' ') ?? null
    return name === null ? null : nameFromCapitals(name)
  }

  /** The value, or null; a value that cannot be used is left out and said. */
  use<T>(field: PupilField, read: (text: string) => Reading<T>): T | null {
    const reading = read(this.text(field) ?? '')
    if (reading.isWrong) this.note(field, reading.note.code, `${reading.note.sentence} It was left out.`, 'warning')
    else if (reading.note?.code === 'year-of-two-digits')
      this.note(field, reading.note.code, reading.note.sentence, 'info')
    return reading.value
  }

  /** The value without which the row is refused. */
  must<T>(field: PupilField, read: (text: string) => Reading<T>): T | null {
    const reading = read(this.text(field) ?? '')
    if (reading.isWrong) this.refuse(field, reading.note.code, reading.note.sentence)
    else if (reading.value === null) this.refuse(field, 'birth-date-missing', 'The row has no birth date.')
    else if (reading.note) this.note(field, reading.note.code, reading.note.sentence, 'info')
    return reading.value
  }

  refuse(field: PupilField, code: string, sentence: string): void {
    this.note(field, code, `${sentence} The row was refused.`, 'error')
  }

  note(field: PupilField, code: string, sentence: string, severity: NewFinding['severity']): void {
    const { line, path } = this.raw
    const item = this.text('upn') ?? this.text('admissionNumber')
    this.findings.push({
      severity,
      code,
      sentence,
      line,
      path,
      item,
      field: pupilFieldWords[field],
      received: this.raw.values.get(field) ?? null,
    })
  }
}
