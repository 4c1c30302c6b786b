import { Chance } from '#db/seeds/chance'

const words =
  'learn practise measure design build repair plan study write discuss materials tools safety workshop placement employer project portfolio assessment skills maths english science level progress career college'.split(
    ' ',
  )

/** A catalogue of the usual kind: each course with its descriptions and two runs of it. */
export function catalogue(courses: number, { seed = 'catalogue', year = 2027 } = {}): string {
  const chance = new Chance(seed)
  const text = (length: number) => Array.from({ length }, () => chance.pick(words)).join(' ')
  const said = (type: string, length: number) =>
    `<dc:description xsi:type="xcriTerms:${type}"><div xmlns="http://www.w3.org/1999/xhtml"><p>${text(length)}.</p></div></dc:description>`
  const run = (
    course: number,
    n: number,
  ) => `<presentation><dc:identifier>https://college.example/courses/${course}/${n}</dc:identifier>
<mlo:start dtf="${year}-09-0${n}">${year}-09-0${n}</mlo:start><end dtf="${year + 1}-07-01">${year + 1}-07-01</end><mlo:duration interval="P1Y">1 year</mlo:duration>
<studyMode identifier="${n === 1 ? 'FT' : 'PT'}">${n === 1 ? 'Full time' : 'Part time'}</studyMode><attendanceMode identifier="CM">Campus</attendanceMode><attendancePattern identifier="DT">Daytime</attendancePattern>
<mlo:places>${chance.whole(10, 30)}</mlo:places><cost>0</cost><venue><provider><dc:identifier>https://college.example/site/${n}</dc:identifier><dc:title>Site ${n}</dc:title>
<mlo:location><mlo:town>Northbridge</mlo:town><mlo:postcode>AL10 8RT</mlo:postcode><mlo:address>${n} High Street</mlo:address></mlo:location></provider></venue></presentation>`
  const course = (
    _: unknown,
    n: number,
  ) => `<course><dc:identifier>https://college.example/courses/${n}</dc:identifier><dc:title>${text(3)} ${n}</dc:title>
<dc:description><div xmlns="http://www.w3.org/1999/xhtml"><p>${text(60)}.</p><ul><li>${text(12)}</li><li>${text(12)}</li></ul></div></dc:description>
${said('entryRequirements', 40)}${said('leadsTo', 30)}${said('careerOutcome', 30)}${said('support', 25)}<dc:subject>${text(1)}</dc:subject>
<mlo:qualification><dc:title>${text(4)}</dc:title><abbr>BTEC</abbr></mlo:qualification>${run(n, 1)}${run(n, 2)}</course>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:mlo="http://purl.org/net/mlo" xmlns:xcriTerms="http://xcri.org/profiles/1.2/catalog/terms" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" generated="${year - 1}-10-01T06:00:00Z">
<dc:description>All courses</dc:description><provider><dc:identifier>https://college.example</dc:identifier><dc:title>Riverside College</dc:title><mlo:url>https://college.example</mlo:url>
${Array.from({ length: courses }, course).join('\n')}
</provider></catalog>
`
}
