import activityCodes from '#db/reference/activity-code.csv?raw'
import { referenceRows } from '#db/reference/rows'
import { describe, expect, test } from 'vitest'
import { figureOf, shareOf, type BoardMeasure, type Parts } from '~/domain/scorecards/figure'
import { standingOf } from '~/domain/scorecards/standing'

describe('where somebody stands', () => {
  test.each([
    ['210', 'full-time'],
    ['290', 'full-time'],
    ['310', 'apprenticeship'],
    ['320', 'work-with-study'],
    ['550', 'work-with-study'],
    ['450', 'training'],
    ['250', 'part-time-study'],
    ['260', 'not-counted'],
    ['330', 'not-counted'],
    ['530', 'not-counted'],
    ['540', 'neet-available'],
    ['615', 'neet-available'],
    ['616', 'neet-available'],
    ['619', 'neet-available'],
    ['620', 'neet-unavailable'],
    ['680', 'neet-unavailable'],
    ['710', 'excluded'],
    ['820', 'not-known'],
    ['999', 'not-known'],
    [null, 'not-known'],
  ])('%s is %s', (code, standing) => {
    expect(standingOf({ code, isLapsed: false })).toBe(standing)
  })

  test.each([
    ['230', 'not-known'],
    ['310', 'not-known'],
    ['330', 'not-known'],
    ['530', 'not-known'],
    ['619', 'neet-available'],
    ['640', 'neet-unavailable'],
    ['710', 'excluded'],
    ['810', 'not-known'],
  ])('lapsed, %s is %s', (code, standing) => {
    expect(standingOf({ code, isLapsed: true })).toBe(standing)
  })

  test('every code of the return has its standing, the same as its group', () => {
    const group = {
      'not-known': 'not-known',
      excluded: 'excluded',
      'neet-available': 'neet',
      'neet-unavailable': 'neet',
    }
    for (const { code, headline_group: known } of referenceRows(activityCodes)) {
      if (known === 'compulsory' || code === null || code === undefined) continue
      const standing = standingOf({ code, isLapsed: false })
      expect({ code, group: Object.entries(group).find(([name]) => name === standing)?.[1] ?? 'eet' }).toEqual({
        code,
        group: known,
      })
    }
  })
})

describe('a figure', () => {
  const one: Parts = {
    ...{
      'full-time': 80,
      apprenticeship: 4,
      'work-with-study': 2,
      training: 3,
      'part-time-study': 1,
      'not-counted': 5,
    },
    ...{ 'neet-available': 2, 'neet-unavailable': 1, 'not-known': 2, excluded: 7 },
  }

  test.each<[BoardMeasure, number, number]>([
    ['neet', 3, 3],
    ['not-known', 2, 2],
    ['neet-or-not-known', 5, 5],
    ['participating', 90, 90],
    ['meeting-duty', 89, 89],
  ])('%s is %i of a hundred, custody being in none', (measure, numerator, share) => {
    const figure = figureOf(measure, one)

    expect(figure).toEqual({ numerator, denominator: 100 })
    expect(shareOf(figure)).toBe(share)
  })

  test('the September Guarantee counts offers and whoever stays on', () => {
    const parts = { offer: 90, continuing: 5, 'no-offer': 2, 'not-recorded': 2, 'not-appropriate': 1 }

    expect(figureOf('guarantee-offered', parts)).toEqual({ numerator: 95, denominator: 100 })
  })

  test.each([
    [{ numerator: 1, denominator: 3 }, 33.3],
    [{ numerator: 39, denominator: 1000 }, 3.9],
    [{ numerator: 1, denominator: 2000 }, 0.1],
    [{ numerator: 0, denominator: 0 }, null],
  ])('has one decimal', (figure, share) => {
    expect(shareOf(figure)).toBe(share)
  })
})
