import { describe, expect, test } from 'vitest'
import { csvText } from '~/kit/csv'
import { testDatabase } from '#tests/support/database'
import { codes, counts, registering, short } from './registering'

const test$ = testDatabase()
const { bring, organisations, theOne } = registering(test$)

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

test('a draft known by its UKPRN alone gets its URN', async () => {
  const draft = { kind: 'college', status: 'draft', name: 'Provider', slug: 'p', ukprn: '10000610' } as const
  await test$.db.insertInto('organisation').values(draft).execute()
  const report = await bring(full({}))

  expect(counts(report)).toMatchObject({ added: 0, changed: 1 })
  expect(await theOne()).toMatchObject({ urn: '130597', name: 'Bedford College', kind: 'college', status: 'open' })
})
