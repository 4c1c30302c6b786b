import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeEstablishments, importEstablishments } from '~/domain/accounts/establishment.commands.server'
import { systemContext } from '~/kit/context.server'
import { receiveFile } from '~/kit/intake-text.server'
import { aFile } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { hasShared, sharedData } from '#tests/support/shared'
import { aldgate, codes, counts, now, registering, short } from './registering'

const test$ = testDatabase()
const { bring, bringFile, organisations, theOne } = registering(test$)
const real = (name: string) => receiveFile(sharedData(`establishments/dev/${name}`))

describe.skipIf(!hasShared)('the real extracts', () => {
  test('of all open schools, 22,010 rows, go in, each at an address of its own, and change nothing again', async () => {
    const first = await bringFile(await real('gias_england_wales_open_2025-07.csv'))
    const second = await bringFile(await real('gias_england_wales_open_2025-07.csv'))

    expect(counts(first)).toMatchObject({ read: 22_010, added: 22_010, refused: 0 })
    expect(counts(second)).toMatchObject({ read: 22_010, added: 0, changed: 0, unchanged: 22_010, refused: 0 })
    expect(first.findings).toEqual([])
  })

  test('with closed schools close them, and a later one of open schools neither deletes nor opens any', async () => {
    await bringFile(await real('gias_hertfordshire_area_with_closed_2022-11.csv'))
    const later = await bringFile(await real('gias_hertfordshire_area_open_only_2025-07.csv'))

    const all = await organisations()
    expect(all.filter(({ status }) => status === 'closed')).toHaveLength(310)
    expect(all).toHaveLength(874 + (counts(later)?.added ?? 0))
    expect(counts(later)).toMatchObject({ read: 551, refused: 0 })
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

test('a school with a closing day ahead closes on that day, once', async () => {
  await bring(short(['100000,The Aldgate School,,31-08-2027,London,EC3A 5DE', '100001,B School,,,Leek,']))
  const night = (day: string) => closeEstablishments(systemContext(test$.db, new Date(`${day}T00:30:00Z`)))

  expect([await night('2027-08-30'), await night('2027-08-31'), await night('2027-09-01')]).toEqual([0, 1, 0])
  expect((await organisations()).map(({ status }) => status)).toEqual(['closed', 'open'])
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
