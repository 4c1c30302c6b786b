import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chargeLines, correctionsOf, penceFor, rateOn, totalOf, type Taught } from '~/domain/charges/charge'
import { creditWords, pounds } from '~/domain/charges/charge.words'
import { addDays } from '~/kit/dates'

const FIRST = '2026-09-01'
const dayAt = (nth: number) => addDays(FIRST, nth)

const tuesdays: Taught = {
  ...{ placementId: 'amina', course: 'Engineering', weekday: 2, starts: '13:00:00', ends: '15:30:00' },
  ...{ fromOn: FIRST, untilOn: '2027-07-16', endsOn: '2027-07-16', endedOn: null, hasNotArrived: false },
  ...{ arrivedOn: null, rests: [], cancelledOn: [] },
}
const rates = [{ hostId: null, fromOn: FIRST, pencePerHour: 650, minutesPerBlock: null }]
const september = { fromOn: FIRST, untilOn: '2026-09-30' }
const linesOf = (taught: Partial<Taught>, closures: { startsOn: string; endsOn: string }[] = []) =>
  chargeLines([{ ...tuesdays, ...taught }], september, { rates, closures })

describe('a line', () => {
  test('is the times planned, each at its minutes of the hour’s rate', () => {
    expect(linesOf({})).toEqual([
      {
        ...{
          placementId: 'amina',
          course: 'Engineering',
          penceEach: 1625,
          times: 5,
          chargePence: 8125,
          creditPence: 0,
        },
        ...{ notStarted: 0, resting: 0, cancelled: 0, ended: 0 },
      },
    ])
  })

  test('has no holidays in it', () => {
    expect(linesOf({}, [{ startsOn: '2026-09-07', endsOn: '2026-09-18' }])).toMatchObject([{ times: 3 }])
  })

  test.each([
    ['before the learner came', { arrivedOn: '2026-09-09' }, { notStarted: 2 }],
    ['where the learner never came', { hasNotArrived: true, endedOn: FIRST }, { notStarted: 5 }],
    ['at rest', { rests: [{ fromOn: '2026-09-15', untilOn: null }] }, { resting: 3 }],
    ['of cancelled sessions', { cancelledOn: ['2026-09-08'] }, { cancelled: 1 }],
    ['after the end', { endedOn: '2026-09-16', untilOn: '2026-09-16' }, { ended: 2 }],
  ])('credits the times %s', (_, taught, credited) => {
    const lines = linesOf(taught)

    const [count = 0] = Object.values(credited)
    expect(lines).toMatchObject([{ ...credited, times: 5, chargePence: 8125, creditPence: count * 1625 }])
    expect(lines.map(creditWords)).toEqual([expect.stringContaining(String(count))])
  })

  test('begins anew where the rate changes, and the host’s own comes before the area’s', () => {
    const dearer = { hostId: 'host', fromOn: '2026-09-16', pencePerHour: 800, minutesPerBlock: 60 }
    const lines = chargeLines([tuesdays], september, { rates: [...rates, dearer], closures: [] })

    expect(lines.map(({ times, penceEach }) => [times, penceEach])).toEqual([
      [3, 1625],
      [2, 800],
    ])
    expect(rateOn('2026-08-31', rates)).toBeNull()
  })
})

const anySpan = fc
  .tuple(fc.nat(300), fc.nat(300))
  .map(([a, b]) => ({ fromOn: dayAt(Math.min(a, b)), untilOn: dayAt(Math.max(a, b)) }))

const anyTaught: fc.Arbitrary<Taught> = fc
  .record({
    who: fc.constantFrom('amina', 'ben', 'cleo'),
    weekday: fc.integer({ min: 1, max: 7 }),
    minutes: fc.integer({ min: 1, max: 59 }),
    span: anySpan,
    arrived: fc.option(fc.nat(300)),
    ended: fc.option(fc.nat(300)),
    rest: fc.option(anySpan),
    cancelled: fc.array(fc.nat(300), { maxLength: 20 }),
  })
  .map(({ who, weekday, minutes, span, arrived, ended, rest, cancelled }) => ({
    ...{ placementId: who, course: 'Engineering', weekday, ...span, endsOn: dayAt(310), hasNotArrived: false },
    ...{ starts: '13:00:00', ends: `14:${String(minutes).padStart(2, '0')}:00` },
    ...{ arrivedOn: arrived === null ? null : dayAt(arrived), endedOn: ended === null ? null : dayAt(ended) },
    ...{ rests: rest === null ? [] : [rest], cancelledOn: cancelled.map(dayAt) },
  }))

const anyRates = fc.array(
  fc.record({
    hostId: fc.constantFrom(null, 'host'),
    fromOn: fc.nat(300).map(dayAt),
    pencePerHour: fc.integer({ min: 0, max: 5000 }),
    minutesPerBlock: fc.option(fc.integer({ min: 1, max: 720 })),
  }),
  { maxLength: 4 },
)

describe('whatever is planned and whatever happens', () => {
  test('the lines sum to the total in whole pence, and credit is never more than the charge', () => {
    fc.assert(
      fc.property(fc.array(anyTaught, { maxLength: 6 }), anySpan, anyRates, (taught, span, rates) => {
        const lines = chargeLines(taught, span, { rates, closures: [] })
        const total = totalOf(lines)

        for (const line of lines) {
          expect(Number.isInteger(line.penceEach)).toBe(true)
          expect(line.chargePence).toBe(line.times * line.penceEach)
          expect(line.creditPence).toBeGreaterThanOrEqual(0)
          expect(line.creditPence).toBeLessThanOrEqual(line.chargePence)
          expect(line.notStarted + line.resting + line.cancelled + line.ended).toBeLessThanOrEqual(line.times)
        }
        const left = lines.map((line) => line.chargePence - line.creditPence)
        expect(total.totalPence).toBe(left.reduce((sum, pence) => sum + pence, 0))
      }),
    )
  })

  test('a period in two parts comes to the same as in one', () => {
    fc.assert(
      fc.property(fc.array(anyTaught, { maxLength: 6 }), anySpan, fc.nat(300), anyRates, (taught, span, cut, rates) => {
        const sum = (part: { fromOn: string; untilOn: string }) =>
          totalOf(chargeLines(taught, part, { rates, closures: [] })).totalPence
        const at = dayAt(cut)
        if (at <= span.fromOn || at > span.untilOn) return

        const parts = sum({ ...span, untilOn: addDays(at, -1) }) + sum({ ...span, fromOn: at })

        expect(parts).toBe(sum(span))
      }),
    )
  })
})

test('half a penny is rounded up, once', () => {
  expect(penceFor(50, 333)).toBe(278)
  expect(penceFor(90, 333)).toBe(500)
})

test('a correction is what a period comes to now, less what was said of it so far', () => {
  const earlier = { id: 'a', ...september, issuedPence: 8125, correctedPence: -1625 }

  expect(correctionsOf([earlier], () => 4875)).toMatchObject([{ correctsId: 'a', pence: -1625 }])
  expect(correctionsOf([earlier], () => 6500)).toEqual([])
})

test('pence are read as pounds', () => {
  expect([pounds(0), pounds(5), pounds(123450), pounds(-1625)]).toEqual(['£0.00', '£0.05', '£1,234.50', '−£16.25'])
})
