import { describe, expect, test } from 'vitest'
import { districtsNear, placeOf } from '~/domain/courses/outcode'

const milesTo = (from: string, to: string) => districtsNear(from, null).find(({ code }) => code === to)?.miles

describe('how far districts are from each other', () => {
  test.each([
    ['AL10', 'AL10', 1, 1],
    ['AL10', 'AL7', 2, 5],
    ['AL10', 'SG1', 8, 12],
    ['AL10', 'M', 140, 180],
    ['QX1', 'QX2', 2, 4],
  ])('from %s to %s it is between %i and %i miles or so', (from, to, least, most) => {
    expect(milesTo(from, to)).toBeGreaterThanOrEqual(least)
    expect(milesTo(from, to)).toBeLessThanOrEqual(most)
  })

  test('a district we do not know lies in the middle of its area, and is never very near', () => {
    expect(placeOf('TR15')?.code).toBe('TR')
    expect(milesTo('TR15', 'TR')).toBe(10)
  })

  test('an area nobody knows lies nowhere, not at nought, nought', () => {
    expect(placeOf('ZZ1')).toBeNull()
    expect(districtsNear('ZZ1', 5000)).toEqual([])
  })

  test('within some miles are only those', () => {
    const near = districtsNear('QX5', 4)

    expect(near.map(({ code }) => code)).toContain('QX10')
    expect(near.filter(({ miles }) => miles > 4)).toEqual([])
  })
})
