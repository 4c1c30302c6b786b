import { describe, expect, test } from 'vitest'
import { aFile, aPupil, csvOf, ctfOf, uln, upn } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { codes, counts, importing } from './importing'

const test$ = testDatabase()
const { bring, bringCsv, roll, countOf } = importing(test$)

describe('a learner is known again', () => {
  test.each([
    ['by UPN', { 'Legal surname': 'Brown', ULN: '' }],
    ['by former UPN', { UPN: upn(900), 'Former UPN': upn(1), ULN: '', 'Legal surname': 'Brown' }],
    ['by ULN', { UPN: '', 'Legal surname': 'Brown' }],
    ['by legal name and birth date', { UPN: '', ULN: '', 'Legal forename': 'AMINÁ B' }],
  ])('%s', async (_, differently) => {
    await bringCsv(aPupil(1, { 'Legal forename': 'Amina B' }))
    const report = await bringCsv(aPupil(1, { 'Legal forename': 'Amina B', ...differently, Reg: '11Z' }))

    expect(counts(report)).toMatchObject({ added: 0, changed: 1, refused: 0 })
    expect((await roll()).map(({ form }) => form)).toEqual(['11Z'])
  })

  test('and keeps the UPN before as a former one, so that the old file still finds the learner', async () => {
    const old = aPupil(1, { ULN: '' })
    await bringCsv(old)
    await bringCsv({ ...old, UPN: upn(900), 'Former UPN': upn(1) })
    const report = await bringCsv({ ...old, 'Legal surname': 'Brown' })

    const current = await test$.db
      .selectFrom('learnerIdentifier')
      .select('value')
      .where('kind', '=', 'upn')
      .where('supersededAt', 'is', null)
      .execute()
    expect(counts(report)).toMatchObject({ added: 0, refused: 0 })
    expect(current).toEqual([{ value: upn(900) }])
  })

  test('at another school, and moves to the roll of the new one', async () => {
    await bringCsv(aPupil(1))
    const report = await bring(await aFile(csvOf([aPupil(1, { Reg: '11Q' })])), { urn: '900002' })

    const entries = await test$.db.selectFrom('rollEntry').select(['form', 'leftOn']).orderBy('form').execute()
    expect(counts(report)).toMatchObject({ added: 0, changed: 1 })
    expect(entries).toEqual([
      { form: '11A', leftOn: '2026-02-02' },
      { form: '11Q', leftOn: null },
    ])
  })

  test('is not moved by a school where the pupil is only a guest', async () => {
    await bringCsv(aPupil(1))
    const guests = [aPupil(1, { 'Enrol status': 'G' }), aPupil(2, { 'Enrol status': 'G' })]
    const report = await bring(await aFile(csvOf(guests)), { urn: '900002' })

    expect(counts(report)).toMatchObject({ added: 0, changed: 0, unchanged: 1, refused: 1 })
    expect(codes(report)).toEqual(['not-on-this-roll'])
  })
})

describe('a row that contradicts what is here is held for a person', () => {
  test.each([
    ['the UPN with another birth date', { DOB: '25/06/2010' }, 'birth-date-clash'],
    ['the name and birth date under another UPN', { UPN: upn(2), ULN: '' }, 'possible-duplicate'],
    ['the ULN under another UPN', { UPN: upn(2), 'Legal surname': 'Brown' }, 'upn-clash'],
  ])('%s', async (_, differently, code) => {
    await bringCsv(aPupil(1))
    const report = await bringCsv(aPupil(1, differently))

    expect(counts(report)).toMatchObject({ added: 0, changed: 0, refused: 1 })
    expect(codes(report)).toEqual([code])
    expect(await countOf('learner')).toBe(1)
  })

  test('a ULN that another learner has', async () => {
    await bringCsv(aPupil(1), aPupil(2))
    const report = await bringCsv(aPupil(1, { ULN: uln(2) }))

    expect(codes(report)).toEqual(['uln-clash'])
  })

  test('the same pupil twice in one file, of which the first is taken', async () => {
    const report = await bringCsv(aPupil(1), aPupil(2), aPupil(1, { Reg: '11B' }))

    expect(counts(report)).toMatchObject({ read: 3, added: 2, refused: 1 })
    expect(report.findings).toMatchObject([{ code: 'pupil-twice', line: 4 }])
  })

  test('but a temporary UPN gives way to the permanent one', async () => {
    await bringCsv(aPupil(1, { UPN: 'T20110001804V', ULN: '' }))
    const report = await bringCsv(aPupil(1, { ULN: '' }))

    expect(counts(report)).toMatchObject({ changed: 1, refused: 0 })
  })

  test('another ULN for the same learner is not taken, and is said', async () => {
    await bringCsv(aPupil(1))
    const report = await bringCsv(aPupil(1, { ULN: uln(7) }))

    expect(counts(report)).toMatchObject({ unchanged: 1 })
    expect(codes(report)).toEqual(['uln-differs'])
  })
})

describe('edits made here', () => {
  test('are kept when an old value comes in again, and said when the file has a third one (F-38)', async () => {
    await bringCsv(aPupil(1))
    await test$.db.updateTable('learner').set({ postcode: 'LU1 2NB' }).execute()
    const same = await bringCsv(aPupil(1))
    const third = await bringCsv(aPupil(1, { Postcode: 'SG5 4AF' }))

    expect(counts(same)).toMatchObject({ unchanged: 1 })
    expect(codes(same)).toEqual([])
    expect(codes(third)).toEqual(['edited-here'])
    expect(third.findings).toMatchObject([{ field: 'postcode', received: 'SG5 4AF', used: 'LU1 2NB' }])
    expect((await roll()).map(({ postcode }) => postcode)).toEqual(['LU1 2NB'])
  })

  test('are not undone by a transfer file older than the last one', async () => {
    const pupil = { upn: upn(1), surname: 'Okafor', forename: 'Amina', born: '2010-06-24' }
    await bring(await aFile(ctfOf([pupil], { written: '2026-01-10T09:00:00' }), 'new.xml'))
    const report = await bring(
      await aFile(ctfOf([{ ...pupil, surname: 'Brown' }], { written: '2026-01-09T09:00:00' }), 'old.xml'),
    )

    expect(report.status).toBe('refused')
    expect(codes(report)).toEqual(['older-than-last'])
    expect((await roll()).map(({ familyName }) => familyName)).toEqual(['Okafor'])
  })

  test('are not seen in what we assumed ourselves', async () => {
    await bringCsv({ 'Legal surname': 'Okafor', 'Legal forename': 'Samantha', DOB: '24/06/2010' })
    const report = await bringCsv({
      'Legal surname': 'Okafor',
      'Legal forename': 'Samantha',
      'Chosen forename': 'Sam',
      DOB: '24/06/2010',
      Year: '10',
    })

    expect(counts(report)).toMatchObject({ changed: 1 })
    expect(codes(report)).toEqual(['year-group-by-age'])
    expect(await roll()).toMatchObject([{ givenNames: 'Sam', yearGroup: 10 }])
  })

  test('stay where the file says nothing', async () => {
    await bringCsv(aPupil(1))
    const report = await bringCsv({
      UPN: upn(1),
      'Legal surname': 'Okaforb',
      'Legal forename': 'Aminab',
      DOB: '24/06/2010',
      Reg: '',
    })

    expect(counts(report)).toMatchObject({ unchanged: 1 })
    expect((await roll()).map(({ form, postcode }) => [form, postcode])).toEqual([['11A', 'AL10 8RT']])
  })
})
