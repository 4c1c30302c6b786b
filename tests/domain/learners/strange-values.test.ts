import { describe, expect, test } from 'vitest'
import { aFile, aPupil, csvOf, ctfOf, upn } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { codes, counts, importing } from './importing'

const test$ = testDatabase()
const { bring, bringCsv, roll } = importing(test$)
const endless = (seed: number) =>
  Array.from({ length: 9_000 }, (_, n) => ((n * 7_919 + seed) ** 2 % 36).toString(36)).join('')
const pupil = { upn: upn(1), surname: 'Okafor', forename: 'Amina', born: '2010-06-24' }

describe('F-36: values that no pupil ever had', () => {
  test('a name without end is nobody’s, and its row is refused', async () => {
    const report = await bringCsv(aPupil(1, { 'Legal surname': endless(1) }), aPupil(2))

    expect(counts(report)).toMatchObject({ added: 1, refused: 1 })
    expect(codes(report)).toEqual(['text-too-long', 'name-missing'])
  })

  test.each([
    'Reg',
    'Postcode',
    'ULN',
    'Address',
    'Email',
    'Phone',
    'Adno',
    'UCI',
    'Preferred surname',
    'Middle names',
  ])('a %s without end is left out, and the pupil is taken', async (heading) => {
    const report = await bringCsv(aPupil(1, { [heading]: endless(2) }))

    expect(counts(report)).toMatchObject({ added: 1, refused: 0 })
    expect(codes(report)).toEqual(['text-too-long'])
    expect(JSON.stringify(await roll()).length).toBeLessThan(300)
  })

  test('an element of a name that every object knows is passed over', async () => {
    const more = '<constructor>1</constructor><toString>2</toString><__proto__>3</__proto__>'
    const report = await bring(
      await aFile(ctfOf([{ ...pupil, more, details: '<constructor>x</constructor>' }]), 'a.xml'),
    )

    expect(counts(report)).toMatchObject({ added: 1, refused: 0 })
  })

  test('a file that says it was written in days to come does not keep the next ones out', async () => {
    const report = await bring(await aFile(ctfOf([pupil], { written: '2036-01-10T09:00:00' }), 'a.xml'))
    const next = await bring(await aFile(ctfOf([pupil], { written: '2026-01-10T09:00:00' }), 'b.xml'))

    expect(codes(report)).toEqual(['written-in-future'])
    expect(next.status).toBe('done')
  })

  test.each(['-100000-01-01T00:00:00', '+275000-01-01T00:00:00Z', 'soon'])(
    'a file written in %s is taken',
    async (written) => {
      expect(await bring(await aFile(ctfOf([pupil], { written }), 'a.xml'))).toMatchObject({ status: 'done' })
    },
  )

  test('a sentence never grows with what is wrong', async () => {
    const report = await bring(await aFile(csvOf([aPupil(1, { DOB: `"${'no day '.repeat(40)}"` })])))

    expect(Math.max(...report.findings.map(({ sentence }) => sentence.length))).toBeLessThan(1_000)
  })
})
