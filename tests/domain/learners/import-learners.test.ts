import { describe, expect, test } from 'vitest'
import { receiveFile } from '~/kit/intake-text.server'
import { aFile, aPupil, csvOf, ctfOf, upn } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { hasShared, sharedData } from '#tests/support/shared'
import { codes, counts, importing, urn } from './importing'

const test$ = testDatabase()
const { bring, bringCsv, roll, countOf } = importing(test$)

describe.skipIf(!hasShared)('the two real-shaped files of one school', () => {
  const files = ['9194990_CTF_8218600_001.xml', 'year11_mis_export_utf8_bom.csv']

  test.each([files, files.toReversed()])(
    'give the same 60 learners, %s first, and the second adds nobody',
    async (first, second) => {
      const before = await bring(await receiveFile(sharedData(`school_mis/dev/${first}`)))
      const after = await bring(await receiveFile(sharedData(`school_mis/dev/${second}`)))

      expect(counts(before)).toMatchObject({ read: 60, added: 60, refused: 0 })
      expect(counts(after)).toMatchObject({ read: 60, added: 0, refused: 0 })
      expect(await countOf('learner')).toBe(60)
      expect([...before.findings, ...after.findings]).toEqual([])
    },
  )

  test.each(files)('%s changes nothing the second time', async (name) => {
    const file = await receiveFile(sharedData(`school_mis/dev/${name}`))
    await bring(file)
    const events = await countOf('auditEvent')
    const second = await bring(file)

    expect(counts(second)).toMatchObject({ read: 60, added: 0, changed: 0, unchanged: 60, refused: 0 })
    expect(await countOf('auditEvent')).toBe(events + 1)
  })

  test('in turn, over and over, change nothing once both are in', async () => {
    const [ctf, csv] = await Promise.all(files.map((name) => receiveFile(sharedData(`school_mis/dev/${name}`))))
    if (!ctf || !csv) throw new Error('two files')
    await bring(ctf)
    await bring(csv)

    expect(counts(await bring(ctf))).toMatchObject({ changed: 0, unchanged: 60 })
    expect(counts(await bring(csv))).toMatchObject({ changed: 0, unchanged: 60 })
  })
})

describe('a school that nobody knows', () => {
  test('is added as a draft, under the name the file gives', async () => {
    await bring(
      await aFile(ctfOf([{ upn: upn(1), surname: 'Okafor', forename: 'Amina', born: '2010-06-24' }]), 'a.xml'),
    )

    const school = await test$.db
      .selectFrom('organisation')
      .select(['name', 'status', 'kind'])
      .where('urn', '=', urn)
      .executeTakeFirst()
    expect(school).toEqual({ name: 'Fairbrook School', status: 'draft', kind: 'school' })
  })

  test('is not added by a dry run, which says what would happen and changes nothing', async () => {
    const report = await bring(await aFile(csvOf([aPupil(1), aPupil(2)])), { isDryRun: true })

    expect(report.status).toBe('dry-run')
    expect(counts(report)).toMatchObject({ read: 2, added: 2 })
    expect(await countOf('learner')).toBe(0)
    expect(await countOf('organisation')).toBe(0)
    expect(await countOf('auditEvent')).toBe(0)
  })
})

describe('a row', () => {
  test('with a value that cannot be used keeps its learner and says so', async () => {
    const report = await bringCsv(aPupil(1, { ULN: '1.00E+09', Postcode: 'nowhere', Sex: 'x', UPN: 'A201100018042' }))

    expect(counts(report)).toMatchObject({ added: 1, refused: 0 })
    expect(codes(report).toSorted()).toEqual([
      'postcode-pattern',
      'sex-unknown',
      'spreadsheet-number',
      'upn-check-letter',
    ])
    expect(report.findings.every(({ line, severity }) => line === 2 && severity === 'warning')).toBe(true)
    expect(await countOf('learnerIdentifier')).toBe(0)
  })

  test.each([
    ['DOB', '', 'birth-date-missing'],
    ['DOB', '06/24/2010', 'day-not-in-calendar'],
    ['DOB', '24/06/1910', 'birth-date-unlikely'],
    ['Legal surname', '', 'name-missing'],
    ['Legal forename', '', 'name-missing'],
  ])('with the %s %j is refused, and the others are taken', async (field, value, code) => {
    const report = await bringCsv(aPupil(1), aPupil(2, { [field]: value }), aPupil(3))

    expect(counts(report)).toMatchObject({ read: 3, added: 2, refused: 1 })
    expect(report.findings.find(({ severity }) => severity === 'error')).toMatchObject({ code, line: 3 })
  })

  test('may be written in many ways', async () => {
    const report = await bringCsv(
      aPupil(1, { Year: '11', SEN: 'K', FSM: 'Y', DOB: '24/06/10' }),
      aPupil(2, { Year: 'Yr 11', SEN: 'E', FSM: '1', 'Legal surname': "O'NEILL-MCKAY" }),
      aPupil(3, { Year: '', SEN: '', FSM: '' }),
    )

    expect(counts(report)).toMatchObject({ added: 3, refused: 0 })
    expect((await roll()).map(({ yearGroup }) => yearGroup)).toEqual([11, 11, 11])
    expect((await roll()).map(({ familyName }) => familyName)).toContain("O'Neill-McKay")
    expect(codes(report)).toEqual(['year-of-two-digits'])
  })

  test('with totals at the end is passed over', async () => {
    const report = await bringCsv(aPupil(1), { UPN: 'Total', 'Legal surname': '1' })

    expect(counts(report)).toMatchObject({ read: 1, added: 1, refused: 0 })
    expect(codes(report)).toEqual(['totals-row'])
  })

  test('keeps what only some may read away from the record', async () => {
    await bringCsv(aPupil(1, { SEN: 'E', FSM: 'T' }))

    const needs = await test$.db.selectFrom('learnerNeed').select(['kind', 'value']).orderBy('kind').execute()
    const events = await test$.db.selectFrom('auditEvent').select('particulars').execute()
    expect(needs).toEqual([
      { kind: 'free-meals', value: 'yes' },
      { kind: 'sen', value: 'plan' },
    ])
    expect(JSON.stringify(events)).not.toContain('plan')
  })
})

describe('a pupil who is missing', () => {
  const [amina, joel] = [1, 2].map((n) => ({
    upn: upn(n),
    surname: `Okafor${n}`,
    forename: 'Amina',
    born: '2010-06-24',
  }))
  if (!amina || !joel) throw new Error('two pupils')

  test.each([
    ['full', ['leaver-proposed']],
    ['partial', []],
  ])('from a %s transfer file leads to %j and stays on the roll', async (qualifier, expected) => {
    await bring(await aFile(ctfOf([amina, joel]), 'a.xml'))
    const report = await bring(await aFile(ctfOf([amina], { qualifier, written: '2026-01-11T09:00:00' }), 'b.xml'))

    expect(codes(report)).toEqual(expected)
    expect((await roll()).map(({ yearGroup }) => yearGroup)).toEqual([11, 11])
  })
})

describe('the file as a whole', () => {
  test('is taken or left as one where that was chosen (F-37)', async () => {
    const pupils = [aPupil(1), aPupil(2, { DOB: '' })]
    const report = await bring(await aFile(csvOf(pupils)), { isAllOrNothing: true })

    expect(report.status).toBe('refused')
    expect(codes(report)).toEqual(['birth-date-missing', 'rows-refused'])
    expect(await countOf('learner')).toBe(0)
  })

  test('of 10,000 rows with one in ten bad is taken in but for those, each with its line (F-37)', async () => {
    const pupils = Array.from({ length: 10_000 }, (_, n) => ({
      'Legal surname': `S${n}`,
      'Legal forename': 'A',
      DOB: n % 10 === 0 ? '31/02/2010' : '24/06/2010',
    }))
    const report = await bring(await aFile(csvOf(pupils)))

    expect(counts(report)).toMatchObject({ read: 10_000, added: 9_000, refused: 1_000 })
    expect(report.findings.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual(
      Array.from({ length: 1_000 }, (_, n) => n * 10 + 2),
    )
  })

  test('leaves one event, one for each learner, and what it touched', async () => {
    await bringCsv(aPupil(1), aPupil(2))
    await bringCsv(aPupil(1, { Reg: '11B' }), aPupil(2))

    const actions = await test$.db.selectFrom('auditEvent').select('action').orderBy('action').execute()
    const touched = await test$.db.selectFrom('intakeRow').select(['outcome', 'before']).orderBy('outcome').execute()
    expect(actions.map(({ action }) => action)).toEqual([
      'cohort.imported',
      'cohort.imported',
      'learner.added',
      'learner.added',
      'learner.changed',
      'organisation.added',
    ])
    expect(touched.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'changed'])
    expect(touched.at(-1)?.before).toMatchObject({ form: '11A' })
  })
})
