import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { catalogue } from '#tests/support/catalogues'
import { aPupil, csvOf, ctfOf, upn, uln } from '#tests/support/cohorts'
import { hasShared, sharedData } from '#tests/support/shared'
import { good, sheet } from '#tests/support/sheets'
import type { TakerName } from './takers'

/** A file as it was meant, and whose it is; null where none of ours reads its kind. */
export type Sample = { name: string; content: Buffer; owner: TakerName | null }

/** Small files of our own making, one of each kind we read. */
export const ownSamples: readonly Sample[] = [
  sample('our-courses.xml', 'courses', ourCatalogue()),
  sample(
    'our-courses.csv',
    'sheet',
    sheet(good, { ...good, COURSE_NAME: 'Café work', COST: '120' }, { ...good, COURSE_NAME: 'Welding' }),
  ),
  sample('our-roll.csv', 'learners', csvOf([1, 2, 3, 4].map((n) => aPupil(n)))),
  sample('our-roll.xml', 'learners', ourTransferFile()),
  sample(
    'our-register.csv',
    'establishments',
    'urn,name,open_date,close_date,town,postcode\r\n130597,Riverside College,01-09-1992,,Bedford,MK42 9AH\r\n130598,Zoë School,,31-08-2019,Luton,LU1 2NB\r\n',
  ),
  sample(
    'our-wards.csv',
    'wards',
    'pcds,ward_code,ward_name\r\nQX1 1AA,E05000001,Weir Bank\r\nQX1 1AB,E05000002,Canonsgate\r\n',
  ),
  sample(
    'our-scorecard.csv',
    'scorecard',
    'time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,Age,NEET_not_known_percent,NEET_percent,NEET_NK_quintile\r\n' +
      '2031,National,E92000001,England,,,,,,16-17,5.2,2.8,z\r\n2031,Local authority,E92000001,England,E12000006,East of England,919,E10000015,Hertfordshire,16-17,3.3,c,2\r\n',
  ),
  sample(
    'our-results.csv',
    'results',
    'Surname,Forename,Date of birth,Subject,Qualification,Grade\r\nYusuf,Amina,27/03/2011,Maths,GCSE,6\r\nYusuf,Amina,27/03/2011,Art,,7\r\n',
  ),
  sample(
    'our-enrolments.csv',
    'enrolments',
    'LearnRefNumber,FamilyName,GivenNames,DateOfBirth,LearnStartDate,LearnAimRef\r\nA100,Yusuf,Amina,2011-03-27,2027-09-06,60112345\r\n',
  ),
  sample(
    'our-marks.csv',
    'marks',
    `ULN,Date,Start,Mark,Minutes late\r\n${uln(1)},20/11/2026,09:15,P,\r\n${uln(2)},20/11/2026,09:15,L,10\r\n`,
  ),
  sample(
    'our-progress.csv',
    'progress',
    `ULN,Course,Target grade,Current grade,Effort,Comment\r\n${uln(1)},Engineering,Merit,Pass,2,Works well\r\n`,
  ),
  sample(
    'our-destinations.csv',
    'destinations',
    `Surname,Forename,ULN,Destination,Where\r\nYusuf,Amina,${uln(77)},330,Garage\r\n`,
  ),
  sample(
    'our-return.csv',
    'returns',
    `YoungPersonsID,GivenName,Surname,DOB,Postcode,UniqueLearnerNo,ActivityCode,StartDate,DateAscertained,DateVerified\r\n9010000000001,Amina,Osei,2010-03-14,AL7 1LZ,${uln(901)},230,2026-09-07,2026-09-10,2026-11-02\r\n`,
  ),
  sample('our-grades.csv', 'predictions', `UPN,Maths,Art,Science\r\n${upn(1)},7,6,6-5\r\n${upn(2)},5,,5-5\r\n`),
]

/** Every file that others have sent and that lies beside this checkout, whole. */
export function sharedSamples(): Sample[] {
  if (!hasShared) return []
  const folder = sharedData('')
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
    .map((name) => ({ name, content: readFileSync(path.join(folder, name)), owner: ownerOf(name) }))
}

const owners: [folder: string, owner: TakerName][] = [
  ['xcri/dev/', 'courses'],
  ['school_mis/dev/', 'learners'],
  ['establishments/dev/', 'establishments'],
  ['nccis/dev/nccis_return', 'returns'],
  ['neet_published/dev/', 'scorecard'],
]

function ownerOf(name: string): TakerName | null {
  return owners.find(([folder]) => name.startsWith(folder))?.[1] ?? null
}

/** A file of the same kind that is no longer than this: a table loses rows, XML loses what follows and is closed again. */
export function shortened({ name, content, owner }: Sample, bytes: number): Sample {
  if (content.length <= bytes) return { name, content, owner }
  const head = content.subarray(0, bytes)
  if (head.includes(0)) return { name, owner, content: head.subarray(0, bytes - (bytes % 4)) }
  const text = head.toString('utf8')
  const cut = name.endsWith('.xml') ? closedAgain(text) : text.slice(0, text.lastIndexOf('\n') + 1)
  return { name, owner, content: Buffer.from(cut) }
}

const markup = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([\w:.-]+)[^>]*?(\/?)>/g

/** XML that was cut off, ended after the last element that was whole and not too deep inside. */
function closedAgain(cutOff: string): string {
  const open: string[] = []
  let best = { end: 0, open: [...open] }
  for (const tag of cutOff.matchAll(markup)) {
    const [whole, slash, name = '', isEmpty] = tag
    if (name === '' || isEmpty) continue
    if (slash) open.pop()
    else open.push(name)
    if (slash && open.length <= 2) best = { end: tag.index + whole.length, open: [...open] }
  }
  const closing = best.open.toReversed().map((name) => `</${name}>`)
  return best.end === 0 ? cutOff : cutOff.slice(0, best.end) + closing.join('')
}

function sample(name: string, owner: TakerName, text: string): Sample {
  return { name, owner, content: Buffer.from(text) }
}

function ourCatalogue(): string {
  const said = (text: string) => `<dc:description><xhtml:div><xhtml:p>${text}</xhtml:p></xhtml:div></dc:description>`
  const start =
    '<mlo:start dtf="2027-09-06">6 September 2027</mlo:start><mlo:duration interval="P1Y">1 year</mlo:duration><mlo:places>24</mlo:places><cost>120</cost>'
  return catalogue(
    ['Plumbing', 'Café work', 'Games design', 'Car care'].map((title, n) => ({
      id: `c${n}`,
      title,
      inside: said(`You learn ${title} &amp; more, at your own speed.`),
      runs: [{ id: `r${n}a`, inside: start, postcode: 'AL10 8RT' }, { id: `r${n}b` }],
    })),
  )
}

function ourTransferFile(): string {
  return ctfOf(
    [1, 2, 3].map((n) => ({ upn: upn(n), surname: `Okafor${'abc'[n]}`, forename: 'Zoë', born: '2010-06-24' })),
  )
}
