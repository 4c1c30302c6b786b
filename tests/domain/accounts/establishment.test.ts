import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importEstablishments } from '~/domain/accounts/establishment.commands.server'
import { systemContext } from '~/kit/context.server'
import { csvText } from '~/kit/csv'
import type { IntakeReport } from '~/kit/intake-report'
import { receiveFile } from '~/kit/intake-text.server'
import { aFile } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { hasShared, sharedData } from '#tests/support/shared'

const test$ = testDatabase()
const now = new Date('2026-11-21T09:00:00Z')

const bring = async (content: string | Buffer, choices = {}) =>
  importEstablishments(systemContext(test$.db, now), await aFile(content), choices)

const bringReal = async (name: string) =>
  importEstablishments(systemContext(test$.db, now), await receiveFile(sharedData(`establishments/dev/${name}`)))

function counts(report: IntakeReport) {
  return report.counts['establishments']
}

function codes(report: IntakeReport) {
  return report.findings.map(({ code }) => code)
}

function organisations() {
  return test$.db.selectFrom('organisation').selectAll().where('kind', '!=', 'authority').orderBy('urn').execute()
}

async function theOne() {
  const [one] = await organisations()
  if (!one) throw new Error('no organisation')
  return one
}

/** One row of a short extract. */
const short = (rows: string[]) => `urn,name,open_date,close_date,town,postcode\n${rows.join('\n')}\n`
const aldgate = '100000,The Aldgate School,01-01-1900,,London,EC3A 5DE'

/** One row of the full download, as it comes: a hundred columns in Windows-1252. */
const filler = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`Column${n} (name)`, `x${n}`]))
const full = (...rows: Record<string, string>[]) => {
  const all = rows.map((row) => ({
    URN: '130597',
    'LA (code)': '822',
    'LA (name)': 'Bedford',
    EstablishmentNumber: '8000',
    EstablishmentName: 'Bedford College',
    'TypeOfEstablishment (name)': 'Further education',
    'EstablishmentTypeGroup (name)': 'Colleges',
    'EstablishmentStatus (code)': '1',
    OpenDate: '01-09-1992',
    CloseDate: '',
    'PhaseOfEducation (name)': '16 plus',
    StatutoryLowAge: '16',
    StatutoryHighAge: '99',
    'OfficialSixthForm (code)': '0',
    UKPRN: '10000610',
    Street: 'Cauldwell Street',
    Locality: '',
    Address3: '',
    Town: 'Bedford',
    Postcode: 'MK42 9AH',
    SchoolWebsite: 'www.bedford.ac.uk',
    TelephoneNum: '1234291000',
    'HeadTitle (name)': 'Dr',
    HeadFirstName: 'Zoë',
    HeadLastName: 'Personal',
    ...filler,
    ...row,
  }))
  const headings = Object.keys(all[0] ?? {})
  const cells = all.map((row) => headings.map((heading) => new Map(Object.entries(row)).get(heading) ?? ''))
  return Buffer.from(csvText(headings, cells, { isForPeople: false }), 'latin1')
}

describe.skipIf(!hasShared)('the real extracts', () => {
  test('of all open schools, 22,010 rows, go in, each at an address of its own, and change nothing again', async () => {
    const first = await bringReal('gias_england_wales_open_2025-07.csv')
    const second = await bringReal('gias_england_wales_open_2025-07.csv')

    expect(counts(first)).toMatchObject({ read: 22_010, added: 22_010, refused: 0 })
    expect(counts(second)).toMatchObject({ read: 22_010, added: 0, changed: 0, unchanged: 22_010, refused: 0 })
    expect(first.findings).toEqual([])
  })

  test('with closed schools close them, and a later one of open schools neither deletes nor opens any', async () => {
    await bringReal('gias_hertfordshire_area_with_closed_2022-11.csv')
    const later = await bringReal('gias_hertfordshire_area_open_only_2025-07.csv')

    const all = await organisations()
    expect(all.filter(({ status }) => status === 'closed')).toHaveLength(310)
    expect(all).toHaveLength(874 + (counts(later)?.added ?? 0))
    expect(counts(later)).toMatchObject({ read: 551, refused: 0 })
  })
})

describe('a row of the full download', () => {
  test('becomes a college with all that the register says of it', async () => {
    const report = await bring(full({}))

    expect(counts(report)).toMatchObject({ read: 1, added: 1 })
    expect(await theOne()).toMatchObject({
      kind: 'college',
      status: 'open',
      name: 'Bedford College',
      slug: 'bedford-college',
      urn: '130597',
      ukprn: '10000610',
      laestab: '8228000',
      phase: '16 plus',
      establishmentType: 'Further education',
      lowestAge: 16,
      highestAge: 99,
      address: 'Cauldwell Street',
      town: 'Bedford',
      postcode: 'MK42 9AH',
      website: 'https://www.bedford.ac.uk',
      phone: '01234291000',
      openedOn: '1992-09-01',
      closedOn: null,
      hasSixthForm: false,
    })
  })

  test('is read in Windows-1252, joined to its authority, and leaves the head teacher out', async () => {
    await bring(full({ EstablishmentName: 'Collège Zoë' }, { URN: '130598', UKPRN: '', EstablishmentName: 'B' }))

    const authorities = await test$.db
      .selectFrom('organisation')
      .select(['id', 'name', 'authorityCode'])
      .where('kind', '=', 'authority')
      .execute()
    const received = await test$.db.selectFrom('establishment').select('received').execute()
    expect(await theOne()).toMatchObject({ name: 'Collège Zoë', authorityId: authorities[0]?.id })
    expect(authorities).toMatchObject([{ name: 'Bedford', authorityCode: '822' }])
    expect(JSON.stringify([received, await organisations()])).not.toMatch(/Personal|Column/)
  })

  test.each([
    [
      {
        'PhaseOfEducation (name)': 'Secondary',
        'EstablishmentTypeGroup (name)': 'Academies',
        'TypeOfEstablishment (name)': 'Academy converter',
        'OfficialSixthForm (code)': '1',
      },
      'school',
      true,
    ],
    [
      {
        'PhaseOfEducation (name)': 'Secondary',
        'EstablishmentTypeGroup (name)': 'Academies',
        'TypeOfEstablishment (name)': 'Academy converter',
        'OfficialSixthForm (code)': '2',
        StatutoryHighAge: '18',
      },
      'school',
      false,
    ],
    [
      {
        'PhaseOfEducation (name)': 'Secondary',
        'EstablishmentTypeGroup (name)': 'Independent schools',
        'TypeOfEstablishment (name)': 'Other independent school',
        StatutoryHighAge: '18',
      },
      'school',
      true,
    ],
    [
      {
        'PhaseOfEducation (name)': 'Primary',
        'EstablishmentTypeGroup (name)': 'Local authority maintained schools',
        'TypeOfEstablishment (name)': 'Community school',
        StatutoryHighAge: '11',
      },
      'school',
      false,
    ],
    [
      {
        'PhaseOfEducation (name)': 'Not applicable',
        'EstablishmentTypeGroup (name)': 'Free Schools',
        'TypeOfEstablishment (name)': 'Free schools 16 to 19',
      },
      'college',
      false,
    ],
  ])('%j is a %s, with a sixth form: %s', async (row, kind, hasSixthForm) => {
    await bring(full(row))

    expect(await theOne()).toMatchObject({ kind, hasSixthForm })
  })

  test('that is closed leaves its UKPRN to the one that follows it', async () => {
    const report = await bring(full({ URN: '130599', CloseDate: '31-01-2019' }, {}))

    expect((await organisations()).map(({ urn, ukprn }) => [urn, ukprn])).toEqual([
      ['130597', '10000610'],
      ['130599', null],
    ])
    expect(codes(report)).toEqual([])
  })

  test('with a UKPRN that another open one has is taken without it, and that is said', async () => {
    const report = await bring(full({}, { URN: '130598' }))

    expect(counts(report)).toMatchObject({ added: 2 })
    expect(codes(report)).toEqual(['ukprn-in-use'])
  })

  test('fills what a short extract left open, and the short one again takes nothing away', async () => {
    await bring(short(['130597,Bedford College,01-09-1992,,Bedford,MK42 9AH']))
    const filled = await bring(full({}))
    const again = await bring(short(['130597,Bedford College,01-09-1992,,Bedford,MK42 9AH']))

    expect([counts(filled)?.changed, counts(again)?.unchanged]).toEqual([1, 1])
    expect(await theOne()).toMatchObject({ kind: 'college', ukprn: '10000610', phase: '16 plus' })
  })
})

describe('a row', () => {
  test('that opened on 01-01-1900 opened on a day nobody knows', async () => {
    await bring(short([aldgate]))

    expect(await theOne()).toMatchObject({ openedOn: null, status: 'open', slug: 'the-aldgate-school' })
  })

  test.each([
    ['31-08-2026', 'closed'],
    ['21-11-2026', 'closed'],
    ['31-08-2027', 'open'],
  ])('with the closing date %s is %s', async (day, status) => {
    await bring(short([`100000,The Aldgate School,,${day},London,EC3A 5DE`]))

    expect((await theOne()).status).toBe(status)
  })

  test.each([
    [',A School,,,London,EC3A 5DE', 'urn-missing'],
    ['1000,A School,,,London,EC3A 5DE', 'urn-pattern'],
    ['1.00E+05,A School,,,London,EC3A 5DE', 'spreadsheet-number'],
    ['100001,,,,London,EC3A 5DE', 'name-missing'],
    ['100001,School, Upper,,,London,EC3A 5DE', 'too-many-cells'],
    ['100000,Another School,,,London,EC3A 5DE', 'urn-twice'],
  ])('%s is refused, and the others are taken', async (row, code) => {
    const report = await bring(short([aldgate, row, '100009,Last School,,,Leek,ST13 5AA']))

    expect(counts(report)).toMatchObject({ read: 3, added: 2, refused: 1 })
    expect(report.findings).toMatchObject([{ severity: 'error', code, line: 3 }])
  })

  test('with a date or postcode that cannot be read is taken without it', async () => {
    const report = await bring(short(['100000,The Aldgate School,31-02-1999,,London,nowhere']))

    expect(counts(report)).toMatchObject({ added: 1, refused: 0 })
    expect(codes(report).toSorted()).toEqual(['day-not-in-calendar', 'postcode-pattern'])
    expect(await theOne()).toMatchObject({ openedOn: null, postcode: null })
  })

  test('of the same name as another gets an address with its town, or with its number', async () => {
    await bring(
      short(['100001,St Mary’s School,,,Leek,', '100002,St Mary’s School,,,Leek,', '100003,St. Mary’s School,,,Leek,']),
    )

    expect((await organisations()).map(({ slug }) => slug)).toEqual([
      'st-marys-school',
      'st-marys-school-leek',
      'st-marys-school-100003',
    ])
  })
})

describe('what is here already', () => {
  test('keeps what was edited here when the register says what it said before, and says so when it has news (F-38)', async () => {
    await bring(short([aldgate]))
    await test$.db.updateTable('organisation').set({ name: 'Aldgate School, City' }).execute()
    const same = await bring(short([aldgate]))
    const news = await bring(short([aldgate.replace('The Aldgate School', 'The Aldgate Academy')]))

    expect([counts(same)?.unchanged, codes(same)]).toEqual([1, []])
    expect(news.findings).toMatchObject([
      { code: 'edited-here', field: 'name', received: 'The Aldgate Academy', used: 'Aldgate School, City' },
    ])
    expect((await theOne()).name).toBe('Aldgate School, City')
  })

  test('as a draft, made by another import, is opened and takes what the register says', async () => {
    await test$.db
      .insertInto('organisation')
      .values({ kind: 'school', status: 'draft', name: 'School 100000', slug: 'school-100000', urn: '100000' })
      .execute()
    const report = await bring(short([aldgate]))

    expect(counts(report)).toMatchObject({ added: 0, changed: 1 })
    expect(await theOne()).toMatchObject({ status: 'open', name: 'The Aldgate School', slug: 'school-100000' })
  })

  test('as a draft known by its UKPRN alone gets its URN', async () => {
    await test$.db
      .insertInto('organisation')
      .values({ kind: 'college', status: 'draft', name: 'Provider', slug: 'p', ukprn: '10000610' })
      .execute()
    const report = await bring(full({}))

    expect(counts(report)).toMatchObject({ added: 0, changed: 1 })
    expect(await theOne()).toMatchObject({ urn: '130597', name: 'Bedford College', kind: 'college', status: 'open' })
  })

  test('is neither changed by a dry run nor by a file of which all rows had to be good', async () => {
    const dry = await bring(short([aldgate]), { isDryRun: true })
    const all = await bring(short([aldgate, 'x,y,,,,']), { isAllOrNothing: true })

    expect([dry.status, all.status]).toEqual(['dry-run', 'refused'])
    expect(await organisations()).toEqual([])
  })

  test('is the same in whatever order the rows come', async () => {
    const rows = [aldgate, '100001,B School,,31-08-2020,Leek,ST13 5AA', '100002,C School,,,,', ',nobody,,,,']
    await bring(short(rows))
    const expected = await organisations()
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        expect(counts(await bring(short(shuffled)))).toMatchObject({ read: 4, unchanged: 3, refused: 1 })
        expect(await organisations()).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })

  test('leaves one event for the file', async () => {
    await bring(short([aldgate]))

    expect(await test$.db.selectFrom('auditEvent').select(['action', 'subjectType']).execute()).toEqual([
      { action: 'establishments.imported', subjectType: 'intake' },
    ])
  })
})

test('nobody but an operator may bring the register in', async () => {
  const ctx = {
    ...systemContext(test$.db, now),
    actor: { ...systemContext(test$.db, now).actor, role: 'coordinator' as const },
  }
  const file = await aFile(short([aldgate]))

  expect(() => importEstablishments(ctx, file)).toThrow('Only an operator can import establishments.')
})
