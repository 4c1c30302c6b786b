import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isMeasure, measures } from '~/domain/partnership-targets/measure'
import { measureWords, valueWords } from '~/domain/partnership-targets/measure.words'
import { standingOf, trajectoryAt } from '~/domain/partnership-targets/partnership-target'
import { removeTarget, setTarget } from '~/domain/partnership-targets/partnership-target.commands.server'
import { targetsOf, targetsOfEach } from '~/domain/partnership-targets/partnership-target.queries.server'
import { targetForm } from '~/domain/partnership-targets/partnership-target.schemas'
import { addDays } from '~/kit/dates'
import { eventsOf } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { aPlannedTown } from '#tests/support/planning'
import { anAdviser, aStaffContext } from '#tests/support/tracking'

const here = testDatabase()

describe('a trajectory', () => {
  const points = [
    { dueOn: '2026-09-01', value: 4 },
    { dueOn: '2026-09-11', value: 3 },
    { dueOn: '2026-10-01', value: 3.5 },
  ]

  test.each([
    ['2026-08-31', null],
    ['2026-09-01', 4],
    ['2026-09-06', 3.5],
    ['2026-09-11', 3],
    ['2026-09-21', 3.25],
    ['2026-10-01', 3.5],
    ['2027-01-01', 3.5],
  ])('on %s is at %s', (day, value) => {
    expect(trajectoryAt(points, day)).toBe(value)
  })

  test('never leaves the values it runs between', () => {
    const point = fc.record({ day: fc.nat(700), value: fc.nat(100) })
    fc.assert(
      fc.property(fc.uniqueArray(point, { selector: ({ day }) => day, minLength: 1 }), fc.nat(800), (drawn, day) => {
        const line = drawn
          .toSorted((a, b) => a.day - b.day)
          .map(({ day, value }) => ({ dueOn: addDays('2026-01-01', day), value }))
        const at = trajectoryAt(line, addDays('2026-01-01', day))
        const values = line.map(({ value }) => value)
        if (at !== null) {
          expect(at).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
          expect(at).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
        }
      }),
    )
  })

  test('is behind above it where less is better, and below it where more is', () => {
    expect(standingOf('neet', 3, 2.5)).toBe('behind')
    expect(standingOf('neet', 2, 2.5)).toBe('on-course')
    expect(standingOf('participating', 90, 92)).toBe('behind')
    expect(standingOf('participating', 92, 92)).toBe('on-course')
    expect(standingOf('participating', null, 92)).toBe('no-target')
  })
})

test('every measure has its words', () => {
  for (const measure of measures) expect(measureWords[measure].definition).not.toBe('')
  expect(isMeasure('neet')).toBe(true)
  expect(isMeasure('toString')).toBe(false)
  expect([valueWords('neet', 2.44), valueWords('refused-full', 1200)]).toEqual(['2.4%', '1,200'])
})

test('a target is a number with one decimal, on a real day', () => {
  const form = { measure: 'neet', value: '2.4', dueOn: { day: '1', month: '9', year: '2027' } }
  expect(targetForm.parse(form)).toEqual({ measure: 'neet', value: 2.4, dueOn: '2027-09-01' })
  for (const value of ['', '-1', '2.44', 'two']) expect(targetForm.safeParse({ ...form, value }).success).toBe(false)
})

describe('a coordinator', () => {
  const target = { measure: 'neet', value: 2.4, dueOn: '2027-01-31' } as const

  test('sets a target, sets it again and takes it away, with one event each', async () => {
    const { town, coordinator } = await aPlannedTown(here.db)
    await setTarget(coordinator, target)
    await setTarget(coordinator, { ...target, dueOn: '2026-11-30', value: 3 })
    await setTarget(coordinator, { ...target, value: 2.2 })
    expect(await targetsOf(coordinator, 'neet')).toEqual([
      { dueOn: '2026-11-30', value: 3 },
      { dueOn: '2027-01-31', value: 2.2 },
    ])
    const [first] = await targetsOfEach(coordinator, ['neet', 'placed'])
    await removeTarget(coordinator, first?.id ?? '', first?.version ?? 0)
    expect(await targetsOf(coordinator, 'neet')).toHaveLength(1)
    const events = (await eventsOf(here.db, town.areaId)).filter((event) => event.startsWith('partnership-target'))
    expect(events.toSorted()).toEqual([
      'partnership-target.removed',
      ...['partnership-target.set', 'partnership-target.set', 'partnership-target.set'],
    ])
  })

  test('who was second to take it away is told', async () => {
    const { coordinator } = await aPlannedTown(here.db)
    await setTarget(coordinator, target)
    await setTarget(coordinator, target)
    const [read] = await targetsOfEach(coordinator, ['neet'])
    await expect(removeTarget(coordinator, read?.id ?? '', 1)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  test.each([
    [{ ...target, value: 101 }, 'goes up to 100'],
    [{ ...target, measure: 'refused-full', value: 2.5 }, 'whole number'],
  ] as const)('cannot set what cannot be: %j', async (form, words) => {
    const { coordinator } = await aPlannedTown(here.db)
    await expect(setTarget(coordinator, form)).rejects.toThrow(words)
  })

  test('sets no more than twenty for one measure', async () => {
    const { coordinator } = await aPlannedTown(here.db)
    for (let nth = 0; nth < 20; nth += 1) await setTarget(coordinator, { ...target, dueOn: addDays('2027-01-01', nth) })
    await expect(setTarget(coordinator, { ...target, dueOn: '2028-01-01' })).rejects.toMatchObject({ code: 'too-many' })
  })

  test('has them alone: advisers read them, another area and everybody else does not', async () => {
    const { town, coordinator } = await aPlannedTown(here.db)
    const other = await aPlannedTown(here.db)
    await setTarget(coordinator, target)
    const [set] = await targetsOfEach(coordinator, ['neet'])
    const adviser = await anAdviser(here.db, town)
    const head = await aStaffContext(here.db, town.schoolId, town, 'head')
    expect(await targetsOf(adviser, 'neet')).toHaveLength(1)
    expect(await targetsOf(head, 'neet')).toEqual([])
    expect(await targetsOf(other.coordinator, 'neet')).toEqual([])
    await expect(setTarget(adviser, target)).rejects.toThrow('Only a coordinator')
    await expect(removeTarget(adviser, set?.id ?? '', 1)).rejects.toThrow('Only a coordinator')
    await expect(removeTarget(other.coordinator, set?.id ?? '', 1)).rejects.toThrow('no such target')
  })
})
