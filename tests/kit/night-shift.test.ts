import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemContext } from '~/kit/context.server'
import { nightShift } from '~/night-shift'
import { nextDue, workNightShift, type Shift } from '~/kit/night-shift.server'
import { racingDatabase } from '#tests/support/database'

const test$ = racingDatabase()
const idle = () => Promise.resolve()
const shifts: Shift[] = [
  { at: '02:00', name: 'lapse', run: idle },
  { at: '07:00', name: 'remind', run: idle },
  { at: '07:00', name: 'chase', run: idle },
]

describe('the night shift', () => {
  test.each([
    ['2026-11-20T01:59:00Z', '2026-11-20T03:00:00Z', 'lapse'],
    ['2026-11-20T02:00:00Z', '2026-11-20T06:00:00Z', undefined],
    ['2026-11-20T03:00:00Z', '2026-11-21T03:00:00Z', 'remind'],
    ['2026-07-20T00:30:00Z', '2026-07-20T01:30:00Z', 'lapse'], // two in the morning of British Summer Time is one in UTC
  ])('after %s and until %s comes first: %s', (after, until, name) => {
    expect(nextDue(shifts, new Date(after), new Date(until))?.shift.name).toBe(name)
  })

  test('works every night that was missed in order, each at its own time, and never twice', async () => {
    const worked: string[] = []
    const logged = shifts.map(({ at, name }) => ({
      at,
      name,
      run: async ({ now }: { now: Date }) => void worked.push(`${now.toISOString().slice(0, 16)} ${name}`),
    }))
    const at = (moment: string) => systemContext(test$.db, new Date(moment))

    await workNightShift(at('2026-11-18T12:00:00Z'), logged)
    await Promise.all(Array.from({ length: 4 }, () => workNightShift(at('2026-11-20T12:00:00Z'), logged)))

    expect(worked).toEqual([
      '2026-11-19T02:00 lapse',
      '2026-11-19T07:00 remind',
      '2026-11-19T07:00 chase',
      '2026-11-20T02:00 lapse',
      '2026-11-20T07:00 remind',
      '2026-11-20T07:00 chase',
    ])
  })

  test('whatever the steps in which time passes, the same shifts are worked in the same order', () => {
    const start = new Date('2026-10-20T00:00:00Z').getTime()
    const whole = walk([start, start + 10 * 86_400_000])

    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 * 86_400_000 - 1 })), (steps) => {
        const stops = [...new Set(steps)].sort((a, b) => a - b).map((step) => start + step)
        expect(walk([start, ...stops, start + 10 * 86_400_000])).toEqual(whole)
      }),
      { numRuns: 50 },
    )
  })
})

function walk(stops: number[], lines: Shift[] = shifts) {
  const worked: string[] = []
  for (const [at, stop] of stops.slice(1).entries()) {
    let last = new Date(stops[at] ?? 0)
    for (;;) {
      const due = nextDue(lines, last, new Date(stop))
      if (!due) break
      worked.push(`${due.at.toISOString()} ${due.shift.name}`)
      last = due.at
    }
  }
  return worked
}

test('every line of the night shift stands in the order of its time: one that stood too late would never be done', () => {
  const times = nightShift.map(({ at }) => at)

  expect(times).toEqual(times.toSorted())
})

test.each([
  ['the hour is lost', '2027-03-28'],
  ['the hour comes twice', '2026-10-25'],
])('in the night in which %s every line is done once, be it worked at once or step by step', (_, day) => {
  const [start, end] = [new Date(`${day}T00:00:00Z`).getTime() - 7_200_000, new Date(`${day}T22:00:00Z`).getTime()]
  const steps = Array.from({ length: (end - start) / 900_000 + 1 }, (_, at) => start + at * 900_000)

  const atOnce = walk([start, end], nightShift)

  expect(atOnce).toEqual(walk(steps, nightShift))
  expect(atOnce.map((line) => line.slice(25)).toSorted()).toEqual(nightShift.map(({ name }) => name).toSorted())
})
