import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportStarters } from '~/domain/starters/export.commands.server'
import { admissionsRows } from '~/domain/starters/admissions-sheet'
import { ilrRows } from '~/domain/starters/ilr-sheet'
import { listRows } from '~/domain/starters/list-sheet'
import { addressLines, digitsOf, type SheetKind, type Starter } from '~/domain/starters/starter'
import { startersShown, yearOfStarters } from '~/domain/starters/starter.queries.server'
import type { Context } from '~/kit/context.server'
import { csvRows, unguarded, waysToRead } from '~/kit/csv'
import { streamedSheet } from '~/kit/sheet-stream.server'
import { aChoice, anOfficerAt, aProvider, type ChoiceWithAll } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aStaffContext, anEnrolment, eventsCalled } from '#tests/support/tracking'
import { inTerm, manyPlaces, preview, send, TERM } from '../enrolment-files/sending'

const test$ = testDatabase()

/** A sheet as the other side reads it: rows of cells by their headings. */
async function taken(ctx: Context, kind: SheetKind, { town }: ChoiceWithAll) {
  const { headings, rows } = await exportStarters(ctx, kind, town.cycleId)
  const text = await streamedSheet(headings, rows, 'x.csv').text()
  const [first = [], ...rest] = await cellsOf(text)
  return rest.map((cells) => Object.fromEntries(first.map((heading, at) => [heading, unguarded(cells[at] ?? '')])))
}

async function cellsOf(text: string): Promise<string[][]> {
  const [way] = waysToRead(text)
  if (!way) throw new Error('Every sheet can be read.')
  const cells: string[][] = []
  for await (const row of csvRows(pieces(text), way.dialect)) cells.push(row.cells)
  return cells.filter((row) => row.length > 1)
}

async function* pieces(text: string) {
  yield text
}

async function* these<T>(items: readonly T[]) {
  yield* items
}

const file = 'LearnRefNumber,FamilyName,GivenNames,DateOfBirth,LearnStartDate\nA100,Yusuf,Amina,2011-03-27,2027-09-06\n'

describe('the sheet in ILR field names', () => {
  test('holds what the college’s own system takes, and reads back as our own enrolment file', async () => {
    const choice = await aChoice(test$.db, { state: 'place_confirmed' })
    await test$.db.updateTable('organisation').set({ ukprn: '10099999' }).where('id', '=', choice.providerId).execute()
    await send(inTerm(choice), file)

    const [row, ...more] = await taken(inTerm(choice), 'ilr', choice)

    expect(more).toEqual([])
    expect(row).toMatchObject({
      ...{ UKPRN: '10099999', LearnRefNumber: 'A100', FamilyName: 'Yusuf', GivenNames: 'Amina' },
      ...{ DateOfBirth: '2011-03-27', LearnStartDate: '2027-09-06', AimSeqNumber: '1', CompStatus: '1' },
      ...{ Postcode: 'AL10 8RT', Email: 'mark-of-email@example.org', Ethnicity: '', Sex: '', LLDDHealthProb: '' },
    })
    const headings = Object.keys(row ?? {})
    const again = `${headings.join()}\n${headings.map((heading) => `"${row?.[heading]}"`).join()}\n`
    expect(await preview(inTerm(choice), again)).toMatchObject({
      counts: { enrolments: { unchanged: 1 } },
      findings: [],
    })
  })

  test('has only who is enrolled, and leaves home out where the address is protected', async () => {
    const choice = await anEnrolment(test$.db)
    await aChoice(test$.db, { ...choice, learnerId: undefined, state: 'place_confirmed' })
    await test$.db.updateTable('learner').set({ isAddressProtected: true }).where('id', '=', choice.learnerId).execute()

    const rows = await taken(choice.officer, 'ilr', choice)

    expect(rows).toHaveLength(1)
    expect(rows).toMatchObject([{ Postcode: '', PostcodePrior: '', AddLine1: '', TelNo: '', GivenNames: 'Amina' }])
  })

  test('numbers the aims of one learner, and writes no name or aim that the ILR has no room for', async () => {
    const one = { ...aStarter, legalFamilyName: 'O"Neil|2', qualification: '601/1234/5' }
    const rows: unknown[][] = []
    for await (const row of ilrRows(these([one, { ...one, qualification: 'own-1' }, { ...one, learnerId: 'other' }])))
      rows.push(row)

    expect(rows.map((row) => row[3])).toEqual(['ONeil', 'ONeil', 'ONeil'])
    expect(rows.map((row) => row[19])).toEqual(['60112345', null, '60112345'])
    expect(rows.map((row) => row[21])).toEqual([1, 2, 1])
  })
})

describe('the sheet for admissions systems', () => {
  test('has one row for each learner, with all courses in one cell', async () => {
    const starters = [
      { ...aStarter, learnerId: 'a', course: 'Mathematics' },
      { ...aStarter, learnerId: 'a', course: 'Physics' },
      { ...aStarter, learnerId: 'b', course: 'Art', startsOn: '2028-01-10' },
    ]
    const rows: unknown[][] = []
    for await (const row of admissionsRows(these(starters))) rows.push(row)

    expect(rows.map((row) => row[12])).toEqual(['Mathematics; Physics', 'Art'])
    expect(rows.map((row) => [row[8], row[9]])).toEqual([
      ['2027', 'Autumn'],
      ['2028', 'Spring'],
    ])
  })
})

describe('a sheet of starters', () => {
  test.each<[string, (starters: AsyncIterable<Starter>) => AsyncGenerator<(string | number | boolean | null)[]>]>([
    ['the list', listRows],
    ['the one for admissions systems', admissionsRows],
  ])('%s never begins a cell as a formula, and reads back as it was (F-33)', async (_, rowsOf) => {
    const nasty = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', "'", '"', ',', 'a', '1'),
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (name, course) => {
        const starter = { ...aStarter, givenNames: name, familyName: name, legalGivenNames: name, course }
        const text = await streamedSheet(['a', 'b'], rowsOf(these([starter])), 'x.csv').text()
        const cells = (await cellsOf(text)).slice(1).flat()
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
        expect(cells.map(unguarded)).toEqual(expect.arrayContaining([name, course]))
      }),
      { numRuns: 100 },
    )
  })

  test(
    'of thirteen thousand goes out piece by piece, and who took it is on the record',
    { timeout: 60_000 },
    async () => {
      const { db } = test$
      const choice = await aChoice(db, { state: 'place_confirmed' })
      await manyPlaces(db, choice, { from: 1, to: 12_999, state: 'place_confirmed' })
      const { headings, rows } = await exportStarters(choice.officer, 'list', choice.town.cycleId)

      const reader = streamedSheet(headings, rows, 'x.csv').body?.getReader()
      let [longest, breaks] = [0, 0]
      for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
        longest = Math.max(longest, next.value.length)
        for (const byte of next.value) if (byte === 10) breaks += 1
      }

      expect(breaks).toBe(13_001)
      expect(longest).toBeLessThan(60_000)
      expect(await eventsCalled(db, 'starters.exported')).toMatchObject([
        { particulars: { kind: 'list', rows: 13_000 } },
      ])
    },
  )

  test('is for admissions staff of the provider, and tells of its own starters alone', async () => {
    const { db } = test$
    const choice = await anEnrolment(db)
    const stranger = anOfficerAt(db, await aProvider(db, choice.town), choice.town)
    const register = await aStaffContext(db, choice.providerId, choice.town, 'register-taker')

    expect(await taken(stranger, 'list', choice)).toEqual([])
    await expect(exportStarters(register, 'list', choice.town.cycleId)).rejects.toMatchObject({ name: 'NotAllowed' })
    await expect(yearOfStarters(choice.learner, null)).rejects.toMatchObject({ name: 'NotAllowed' })
  })
})

describe('the page of starters', () => {
  test('lists who is to come, who is here and who was missed, of the year whose results are out', async () => {
    const choice = await anEnrolment(test$.db, { now: TERM })

    const { cycle } = await yearOfStarters(inTerm(choice), null)

    expect(cycle.id).toBe(choice.town.cycleId)
    expect((await startersShown(inTerm(choice), cycle.id)).rows).toMatchObject([
      { givenNames: 'Amina', state: 'enrolled' },
    ])
  })
})

test.each([
  ['+44 (0)7700 900123', '07700900123'],
  ['0044 7700 900123', '07700900123'],
  ['01234 567-890', '01234567890'],
  ['=1+1', '11'],
])('the telephone number %s goes out as %s', (phone, digits) => expect(digitsOf(phone)).toBe(digits))

test('an address has four lines of fifty characters', () => {
  expect(addressLines('1 High Street, Northbridge\r\nShire,, X, Y')).toEqual([
    '1 High Street',
    'Northbridge',
    'Shire',
    'X',
  ])
  expect(addressLines('a'.repeat(60))).toEqual(['a'.repeat(50)])
})

const aStarter: Starter = {
  ...{ choiceId: '1', learnerId: '1', state: 'enrolled', reference: 'AB12-CD34', learnerNumber: null, uln: null },
  ...{ givenNames: 'Amina', familyName: 'Yusuf', middleNames: null, legalGivenNames: 'Amina', legalFamilyName: null },
  ...{ bornOn: '2011-03-27', schoolName: null, course: 'Engineering', courseReference: null, qualification: null },
  ...{ siteName: null, sitePostcode: null, providerUkprn: null, providerPostcode: null },
  ...{ startsOn: '2027-09-06', endsOn: null, startedOn: '2027-09-06', answers: {}, grades: [] },
}
