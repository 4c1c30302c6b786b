import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ulnCheckDigit, upnCheckLetter } from '~/domain/learners/learner-number'
import { receiveFile } from '~/kit/intake-text.server'

const folder = mkdtempSync(path.join(tmpdir(), 'onward-files-'))
let files = 0

/** A file as it comes from outside. */
export function aFile(content: string | Buffer, name = 'file.csv') {
  const file = path.join(folder, `${(files += 1)}-${name}`)
  writeFileSync(file, content)
  return receiveFile(file, { fileName: name })
}

/** The path of such a file, not yet received. */
export function aPath(content: string | Buffer, name = 'file.csv'): string {
  const file = path.join(folder, `${(files += 1)}-${name}`)
  writeFileSync(file, content)
  return file
}

/** A UPN that is valid, the n-th of one school. */
export function upn(n: number): string {
  const twelve = `919499021${String(n).padStart(3, '0')}`
  return upnCheckLetter(twelve) + twelve
}

/** A ULN that is valid, the n-th. */
export function uln(n: number): string {
  const nine = String(200_000_000 + n * 7)
  const digit = ulnCheckDigit(nine)
  return digit === null ? uln(n + 1_000_003) : `${nine}${digit}`
}

export type CsvPupil = Record<string, string>

/** One row of a school's export, with only what a test does not care about filled in. */
export function aPupil(n: number, differently: CsvPupil = {}): CsvPupil {
  return {
    UPN: upn(n),
    ULN: uln(n),
    'Legal surname': `Okafor${letters(n)}`,
    'Legal forename': `Amina${letters(n)}`,
    DOB: '24/06/2010',
    Sex: 'F',
    Year: 'Year 11',
    Reg: '11A',
    SEN: 'N',
    FSM: 'F',
    Postcode: 'AL10 8RT',
    ...differently,
  }
}

function letters(n: number): string {
  return [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

/** A school's export. */
export function csvOf(pupils: CsvPupil[], delimiter = ',', lineEnd = '\r\n'): string {
  const headings = [...new Set(pupils.flatMap((pupil) => Object.keys(pupil)))]
  const rows = pupils.map((pupil) => headings.map((heading) => pupil[heading] ?? ''))
  return [headings, ...rows].map((cells) => cells.join(delimiter) + lineEnd).join('')
}

type CtfPupil = { upn: string; surname: string; forename: string; born: string; more?: string; details?: string }

/** A Common Transfer File of one school. */
export function ctfOf(pupils: CtfPupil[], { qualifier = 'full', written = '2026-01-10T09:00:00' } = {}): string {
  const rows = pupils.map(
    ({ upn, surname, forename, born, more = '', details = '' }) =>
      `<Pupil><UPN>${upn}</UPN><Surname>${surname}</Surname><Forename>${forename}</Forename><DOB>${born}</DOB>` +
      `<BasicDetails><NCyearActual>11</NCyearActual>${details}</BasicDetails>${more}</Pupil>`,
  )
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<CTfile><Header><DocumentName>Common Transfer File</DocumentName>` +
    `<CTFversion>25.0</CTFversion><DateTime>${written}</DateTime><DocumentQualifier>${qualifier}</DocumentQualifier>` +
    `<SourceSchool><LEA>919</LEA><Estab>4990</Estab><URN>900001</URN><SchoolName>Fairbrook School</SchoolName>` +
    `<AcademicYear>2025</AcademicYear></SourceSchool></Header><CTFpupilData>\n${rows.join('\n')}\n</CTFpupilData></CTfile>`
  )
}
