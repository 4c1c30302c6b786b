import { describe, expect, test } from 'vitest'
import { isSummerTime } from '~/domain/catalogues/xcri-dates'
import { catalogue, readOne, readText } from '#tests/support/catalogues'

const start = (inside: string) => readOne({ id: 'c1', title: 'Plumbing', runs: [{ id: 'r1', inside }] })

describe('dates', () => {
  test.each([
    ['<mlo:start dtf="2016-09-04">05 September 2016</mlo:start>', '2016-09-05', 'day', ['date-shift']],
    ['<mlo:start dtf="2017-01-09">09 January 2017</mlo:start>', '2017-01-09', 'day', []],
    ['<mlo:start dtf="2017-01-08">09 January 2017</mlo:start>', '2017-01-09', 'day', ['date-conflict']],
    ['<mlo:start dtf="2016-09-07">05 September 2016</mlo:start>', '2016-09-05', 'day', ['date-conflict']],
    ['<mlo:start dtf="2016-09-04T23:00:00Z">5th Sept 2016</mlo:start>', '2016-09-05', 'day', []],
    ['<mlo:start dtf="2015-09-01">September 2015</mlo:start>', '2015-09-01', 'month', []],
    ['<mlo:start dtf="2015-09-07">September 2015</mlo:start>', '2015-09-07', 'day', []],
    ['<mlo:start>Monday 7 September 2026</mlo:start>', '2026-09-07', 'day', []],
    ['<mlo:start>07/09/2026</mlo:start>', '2026-09-07', 'day', []],
    ['<mlo:start>2012-08-22T00:00:00</mlo:start>', '2012-08-22', 'day', []],
    ['<mlo:start>2026</mlo:start>', '2026-01-01', 'year', []],
    ['<mlo:start>Any time, ask us</mlo:start>', null, null, ['date-in-words']],
    ['<mlo:start dtf="soon">7 September 2026</mlo:start>', '2026-09-07', 'day', ['date-unreadable']],
    ['<mlo:start>31 February 2026</mlo:start>', null, null, ['date-in-words']],
    ['<mlo:start>1900-01-01</mlo:start>', null, null, ['placeholder-date']],
    ['', null, null, []],
  ])('%s is read as %s (%s)', async (inside, on, precision, codes) => {
    const { run, codes: found } = await start(inside)

    expect({ on: run?.startsOn, precision: run?.startPrecision }).toEqual({ on, precision })
    expect(found).toEqual(codes)
  })

  test('prose is kept and shown as it was sent', async () => {
    const { run } = await start('<mlo:start>Any time, ask us</mlo:start>')

    expect(run?.startText).toBe('Any time, ask us')
  })

  test('both values of a shifted date are kept', async () => {
    const { run } = await start('<mlo:start dtf="2016-09-04">05 September 2016</mlo:start>')

    expect(run?.received).toMatchObject({ dates: { start: { text: '05 September 2016', dtf: '2016-09-04' } } })
  })

  test.each([
    ['2026-03-28', false],
    ['2026-03-30', true],
    ['2026-10-24', true],
    ['2026-10-26', false],
  ])('on %s it is summer time: %s', (day, isSummer) => {
    expect(isSummerTime(day)).toBe(isSummer)
  })
})

describe('study modes', () => {
  test.each([
    ['<studyMode identifier="FT">Full Time</studyMode>', 'full-time', [], []],
    ['<studyMode>PT</studyMode>', 'part-time', [], []],
    ['<studyMode>Full-Time</studyMode>', 'full-time', [], []],
    ['<studyMode identifier="NK"/>', null, [], []],
    ['<studyMode>Twilight and / or Weekends</studyMode>', null, [], ['study-mode-unmapped']],
    ['', 'full-time', ['studyMode'], []],
  ])('%s is read as %s', async (inside, mode, defaulted, codes) => {
    const { run, codes: found } = await start(inside)

    expect(run?.studyMode).toBe(mode)
    expect(run?.defaulted.filter((field) => field === 'studyMode')).toEqual(defaulted)
    expect(found).toEqual(codes)
  })
})

describe('costs', () => {
  test.each([
    ['<mlo:cost>0.0000</mlo:cost>', null, null, ['cost-nought']],
    ['<mlo:cost>924.0000</mlo:cost>', 92_400, null, []],
    ['<mlo:cost>£1,250</mlo:cost>', 125_000, null, []],
    ['<mlo:cost>GBP6,000 per stage</mlo:cost>', null, '£6,000 per stage', []],
    ['<mlo:cost>Free</mlo:cost>', null, 'Free', []],
    ['<mlo:cost>TBC</mlo:cost>', null, null, ['cost-not-stated']],
    ['<Costs xmlns="urn:x"><cost type="NoData" amount="TBC"/></Costs>', null, null, ['cost-not-stated']],
    ['<Costs xmlns="urn:x"><cost type="FullFee" amount="85.50"/></Costs>', 8550, null, []],
  ])('%s is read as %s pence, %s', async (inside, costPence, costText, codes) => {
    const { run, codes: found } = await start(inside)

    expect(run).toMatchObject({ costPence, costText })
    expect(found).toEqual(codes)
  })
})

describe('titles', () => {
  test('a course without a title takes that of its qualification', async () => {
    const inside = '<dc:title> </dc:title><mlo:qualification><dc:title>NVQ in Plumbing</dc:title></mlo:qualification>'
    const { course, codes } = await readOne({ id: 'c1', inside })

    expect(course.title).toBe('NVQ in Plumbing')
    expect(codes).toEqual(['title-missing'])
  })

  test('a course without any words says so', async () => {
    const { course, findings } = await readOne({ id: 'c1', runs: [] })

    expect(course.title).toBe('Course without a title')
    expect(findings).toMatchObject([{ code: 'title-missing', item: 'c1', used: 'Course without a title', line: 4 }])
  })

  test('a qualification without a title is not stated', async () => {
    const { course, codes } = await readOne({
      id: 'c1',
      title: 'Plumbing',
      inside: '<mlo:qualification><abbr>P2</abbr></mlo:qualification>',
    })

    expect(course.qualificationTitle).toBeNull()
    expect(codes).toEqual(['qualification-title-missing'])
  })
})

describe('leaked values', () => {
  test.each(['[]', 'null', 'NoData', 'Misunderstood Campus Code PS'])('%s is not shown', async (value) => {
    const { course, codes } = await readOne({
      id: 'c1',
      title: 'Plumbing',
      inside: `<mlo:assessment>${value}</mlo:assessment>`,
    })

    expect(course.assessment).toBeNull()
    expect(codes).toEqual(['leaked-internal'])
  })
})

describe('mixed-up fields', () => {
  test.each([
    ['<applyTo>September 2012</applyTo>', 'address-unreadable'],
    [
      '<venue><provider><dc:title>Site</dc:title><mlo:location><mlo:postcode>nowhere</mlo:postcode></mlo:location></provider></venue>',
      'postcode-unreadable',
    ],
    [
      '<venue><provider><dc:title>Site</dc:title><mlo:location><mlo:email>http://x.example</mlo:email></mlo:location></provider></venue>',
      'email-unreadable',
    ],
    ['<mlo:start>7 September 2026</mlo:start><end>1 July 2026</end>', 'ends-before-start'],
  ])('%s is reported', async (inside, code) => {
    const { codes } = await start(inside)

    expect(codes).toEqual([code])
  })
})

describe('keys', () => {
  test('an address wins over another untyped identifier, and that over a typed one', async () => {
    const identifiers =
      '<dc:identifier xsi:type="x:id">7</dc:identifier><dc:identifier>UCAS: G403</dc:identifier><dc:identifier>http://x.example/7</dc:identifier>'
    const { course } = await readOne({ title: 'Plumbing', inside: identifiers })

    expect(course).toMatchObject({ key: 'http://x.example/7', isKeyWeak: false })
  })

  test('a course without an identifier is known by what it says, and that is said', async () => {
    const { course, codes } = await readOne({ title: 'Plumbing', runs: [] })

    expect(course).toMatchObject({ key: expect.stringMatching(/^weak:/), isKeyWeak: true })
    expect(codes).toEqual(['key-weak'])
  })

  test('a run without an identifier is known by its start, place and mode', async () => {
    const told = (day: string) => ({
      id: 'c1',
      title: 'Plumbing',
      runs: [{ inside: `<mlo:start>${day}</mlo:start>`, postcode: 'QX1 1AB' }],
    })
    const keys = await Promise.all(
      ['7 September 2026', '07/09/2026', '8 September 2026'].map(async (day) => (await readOne(told(day))).run?.key),
    )

    expect(keys[0]).toBe(keys[1])
    expect(keys[0]).not.toBe(keys[2])
  })

  test('two runs of one identifier are told apart by what they say, in any order', async () => {
    const [first, second] = [
      { id: 'r1', postcode: 'QX1 1AB' },
      { id: 'r1', postcode: 'QX2 1AB' },
    ]
    const one = await readOne({ id: 'c1', title: 'Plumbing', runs: [first, second] })
    const other = await readOne({ id: 'c1', title: 'Plumbing', runs: [second, first] })

    const keyed = (item: typeof one) => item.runs.map((run) => [run.key, run.place?.postcode]).sort()
    expect(keyed(one)).toEqual(keyed(other))
    expect(new Set(one.runs.map((run) => run.key)).size).toBe(2)
    expect(one.codes).toEqual(['key-twice'])
  })

  test('a run that stands there twice, word for word, is one run', async () => {
    const { runs, refusedRuns, codes } = await readOne({
      id: 'c1',
      title: 'Plumbing',
      runs: [{ id: 'r1' }, { id: 'r1' }],
    })

    expect({ runs: runs.length, refusedRuns, codes }).toEqual({ runs: 1, refusedRuns: 1, codes: ['run-twice'] })
  })
})

describe('inheritance', () => {
  test('a run says only what its course does not say', async () => {
    const shared = '<mlo:assessment>By exam.</mlo:assessment>'
    const own = `${shared}<mlo:prerequisite>Two GCSEs.</mlo:prerequisite>`
    const { course, run } = await readOne({
      id: 'c1',
      title: 'Plumbing',
      inside: shared,
      runs: [{ id: 'r1', inside: own }],
    })

    expect(course.assessment).toBe('<p>By exam.</p>')
    expect(run?.description).toBe('<h3>What this run asks for</h3><p>Two GCSEs.</p>')
  })
})

describe('names', () => {
  test('prefixes do not matter, namespaces do', async () => {
    const text = catalogue([{ id: 'c1', title: 'Plumbing' }])
    const prefixed = text
      .replace('xmlns="http://xcri.org', 'xmlns:q="http://xcri.org')
      .replace(/<(\/?)(catalog|provider|course|presentation)\b/g, '<$1q:$2')

    const { items } = await readText(prefixed)

    expect(items.map(({ course }) => course.title)).toEqual(['Plumbing'])
  })

  test('an element in a strange namespace is read by its name, with a warning', async () => {
    const { course, findings } = await readOne({
      id: 'c1',
      title: 'Plumbing',
      inside: '<s:subject xmlns:s="http://purl.org/dc/terms">Pipes</s:subject>',
    })

    expect(course.keywords).toBe('Pipes')
    expect(findings).toMatchObject([{ code: 'namespace-unexpected', received: 'http://purl.org/dc/terms' }])
  })

  test('a type with an empty prefix is a type', async () => {
    const { course } = await readOne({
      id: 'c1',
      title: 'Plumbing',
      inside: '<dc:description xsi:type=":leadsTo">Level 3.</dc:description>',
    })

    expect(course).toMatchObject({ leadsTo: '<p>Level 3.</p>', description: null })
  })
})

describe('XCRI-CAP 1.1', () => {
  test('is read into the same course', async () => {
    const { items, findings } =
      await readText(`<catalog xmlns="http://xcri.org/profiles/catalog" generated="2009-01-01T00:00:00">
      <provider><identifier>10000001</identifier><title>Riverside College</title>
      <course><identifier>c1</identifier><title>Plumbing</title><subject>Pipes</subject>
        <description type="leadsTo">Level 3.</description><description>Learn to plumb.</description>
        <qualification><title>NVQ</title><level>Level 2</level><awardedBy>City and Guilds</awardedBy></qualification>
        <presentation><identifier>r1</identifier><start>2026-09-07</start><studyMode>Full time</studyMode><placesAvailable>12</placesAvailable>
          <entryRequirements><description>Two GCSEs.</description></entryRequirements>
          <venue><title>North site</title><street>1 High Street</street><town>Northbridge</town><postcode>QX5 1AB</postcode></venue>
        </presentation></course></provider></catalog>`)

    expect(findings).toEqual([])
    expect(items).toMatchObject([
      {
        course: {
          title: 'Plumbing',
          description: '<p>Learn to plumb.</p>',
          leadsTo: '<p>Level 3.</p>',
          level: '2',
          awardingBody: 'City and Guilds',
        },
        runs: [
          {
            startsOn: '2026-09-07',
            studyMode: 'full-time',
            places: 12,
            place: { name: 'North site', address: '1 High Street, Northbridge', postcode: 'QX5 1AB' },
          },
        ],
      },
    ])
  })
})
