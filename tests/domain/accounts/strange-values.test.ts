import { describe, expect, test } from 'vitest'
import { testDatabase } from '#tests/support/database'
import { codes, counts, registering, short } from './registering'

const test$ = testDatabase()
const { bring, organisations } = registering(test$)
const endless = Array.from({ length: 9_000 }, (_, n) => ((n * 7_919) ** 2 % 36).toString(36)).join('')

describe('F-36: values that no establishment ever had', () => {
  test('a name without end refuses its row and no other', async () => {
    const report = await bring(short([`130597,${endless},,,Bedford,MK42 9AH`, '130598,Zoë School,,,Luton,LU1 2NB']))

    expect(counts(report)).toMatchObject({ added: 1, refused: 1 })
    expect(codes(report)).toEqual(['name-too-long'])
  })

  test('a town without end is left out', async () => {
    const report = await bring(short([`130597,Riverside College,,,${endless},MK42 9AH`]))

    expect(codes(report)).toEqual(['text-too-long'])
    expect(JSON.stringify(await organisations()).length).toBeLessThan(2_000)
  })
})
