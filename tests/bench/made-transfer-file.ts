import { closeSync, openSync, writeSync } from 'node:fs'
import { Chance } from '#db/seeds/chance'
import { ulnCheckDigit, upnCheckLetter } from '~/domain/learners/learner-number'

const surnames = 'Okafor Hollis Brand Garrity Zielinski Abbott Stapleford Nwosu Patel Larkin Osei Farrow'.split(' ')
const forenames = 'Amina Joel Niamh Callum Zoë Violet Ewan Sana Marek Tomi Aled Grace'.split(' ')
const streets = ['Orchard Way', 'Mill Lane', 'High Street', 'Station Road', 'Church Close']

/**
 * Writes a Common Transfer File of made-up pupils, as heavy as schools send them: with carers, history and assessments that
 * are read past. Every number has its right check digit.
 */
export function writeTransferFile(
  place: string,
  megabytes: number,
  { seed = 'transfer file', year = 2025 } = {},
): number {
  const chance = new Chance(seed)
  const file = openSync(place, 'w')
  let bytes = writeSync(file, head(year))
  let pupils = 0
  while (bytes < megabytes * 1e6) {
    const some = Array.from({ length: 100 }, () => pupil((pupils += 1), chance, year))
    bytes += writeSync(file, some.join(''))
  }
  writeSync(file, '</CTFpupilData>\n</CTfile>\n')
  closeSync(file)
  return pupils
}

function head(year: number): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<CTfile><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion><DateTime>${year}-11-14T09:30:00</DateTime>
<DocumentQualifier>partial</DocumentQualifier><SupplierID>Made up</SupplierID>
<SourceSchool><LEA>919</LEA><Estab>4990</Estab><URN>900001</URN><SchoolName>Fairbrook School</SchoolName><AcademicYear>${year}</AcademicYear></SourceSchool>
</Header><CTFpupilData>
`
}

function pupil(n: number, chance: Chance, year: number): string {
  const surname = `${chance.pick(surnames)}${letters(n)}`
  const born = `${year - 15}-${two(chance.whole(1, 8))}-${two(chance.whole(1, 28))}`
  const sex = chance.pick(['F', 'M'])
  return `<Pupil>
<UPN>${upn(n)}</UPN><UniqueLearnerNumber>${uln(n)}</UniqueLearnerNumber>
<Surname>${surname}</Surname><Forename>${chance.pick(forenames)}</Forename><DOB>${born}</DOB><Sex>${sex}</Sex>
<BasicDetails><MiddleNames>${chance.pick(forenames)}</MiddleNames><NCyearActual>11</NCyearActual><Ethnicity>WBRI</Ethnicity><EnrolStatus>C</EnrolStatus></BasicDetails>
<Address><BS7666Address><PAON>${chance.whole(1, 200)}</PAON><Street>${chance.pick(streets)}</Street><Town>Newbridge</Town><PostCode>AL7 1LZ</PostCode></BS7666Address></Address>
<Phones><Phone><TelephoneType>H</TelephoneType><PhoneNo>01707 ${chance.whole(100_000, 999_999)}</PhoneNo></Phone></Phones>
<Email>pupil${n}@fairbrook.example</Email>
<SENhistory><SEN><StartDate>${year - 4}-09-01</StartDate><SENprovision>${chance.pick(['N', 'N', 'N', 'K'])}</SENprovision></SEN></SENhistory>
<FSMhistory><FSMinstance><FSMstartDate>${year - 4}-09-01</FSMstartDate><FSMendDate>${year - 2}-07-20</FSMendDate></FSMinstance></FSMhistory>
<Contacts>${[1, 2].map((order) => carer(order, surname, chance)).join('')}</Contacts>
<Attendance><YearData><Year>${year}</Year><SessionsPossible>190</SessionsPossible><SessionsAttended>${chance.whole(120, 190)}</SessionsAttended></YearData></Attendance>
<StageAssessments>${assessments.map(([stage, subject]) => assessment(stage, subject, chance)).join('')}</StageAssessments>
<SchoolHistory><School><LEA>919</LEA><Estab>2001</Estab><EntryDate>${year - 11}-09-03</EntryDate><LeavingDate>${year - 4}-07-21</LeavingDate></School></SchoolHistory>
</Pupil>
`
}

function carer(order: number, surname: string, chance: Chance): string {
  return `<Contact><Order>${order}</Order><Title>${order === 1 ? 'Mrs' : 'Mr'}</Title><Surname>${surname}</Surname><Forename>${chance.pick(forenames)}</Forename><Relationship>PAM</Relationship><Responsibility>true</Responsibility><PupilAddress>true</PupilAddress></Contact>`
}

const assessments = ['KS1', 'KS2'].flatMap((stage) =>
  ['ENG', 'MAT', 'SCI'].map((subject): [string, string] => [stage, subject]),
)

function assessment(stage: string, subject: string, chance: Chance): string {
  return `<KeyStage><Stage>${stage}</Stage><StageAssessment><Locale>ENG</Locale><Year>2021</Year><Subject>${subject}</Subject><Method>TA</Method><Component>LEV</Component><ResultStatus>R</ResultStatus><ResultQualifier>NM</ResultQualifier><Result>${chance.whole(80, 120)}</Result></StageAssessment></KeyStage>`
}

function upn(n: number): string {
  const school = String(9_194_000 + Math.floor(n / 1000))
  const twelve = `${school}21${String(n % 1000).padStart(3, '0')}`
  return upnCheckLetter(twelve) + twelve
}

function uln(n: number): string {
  const nine = String(200_000_000 + n * 7)
  const digit = ulnCheckDigit(nine)
  return digit === null ? uln(n + 10_000_019) : `${nine}${digit}`
}

function letters(n: number): string {
  return [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
