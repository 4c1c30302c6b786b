import { describe, expect, test } from 'vitest'
import { openCycle } from '~/domain/cycles/cycle.commands.server'
import { addSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { closuresOf, currentCycle, cyclesOf, publicDatesOf } from '~/domain/cycles/cycle.queries.server'
import { keyDateNames } from '~/domain/cycles/cycle'
import { isWorkingDay } from '~/domain/cycles/working-day'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { addDays } from '~/kit/dates'
import { aTown, countEvents, eventsOf, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

describe('openCycle', () => {
  test('writes every usual date as a row, with one event; a second time changes nothing', async () => {
    const { db } = test$
    const town = await aTown(db)
    const ctx = systemContext(db, FRIDAY)
    const before = await countEvents(db)

    const again = await openCycle(ctx, town.areaId, 2026)

    expect(again).toBeNull()
    expect(await countEvents(db)).toBe(before)
    expect(await eventsOf(db, town.cycleId)).toEqual(['cycle.opened'])
    const dates = await db.selectFrom('keyDate').select('name').where('cycleId', '=', town.cycleId).execute()
    expect(dates.map(({ name }) => name).toSorted()).toEqual(keyDateNames.toSorted())
  })

  test('is not for a learner', async () => {
    const { db } = test$
    const town = await aTown(db)

    await expect(openCycle(theLearner(db, town.schoolId, town), town.areaId, 2027)).rejects.toThrow(NotAllowed)
  })
})

describe('the current cycle', () => {
  test('is the area’s own, with its dates', async () => {
    const { db } = test$
    const town = await aTown(db)

    const cycle = await currentCycle(systemContext(db, FRIDAY), town.areaId)

    expect(cycle).toMatchObject({
      id: town.cycleId,
      name: '2026 to 2027',
      dates: { 'applications-open': '2026-10-08', results: '2027-08-26' },
    })
  })

  test('is not there where no cycle was opened', async () => {
    const ctx = systemContext(test$.db, FRIDAY)

    await expect(currentCycle(ctx, null)).rejects.toThrow(NotFound)
    expect(await cyclesOf(ctx, '00000000-0000-0000-0000-000000000000')).toEqual([])
  })

  test('keeps from the public what only staff plan by', async () => {
    const { db } = test$
    const town = await aTown(db)

    const dates = await publicDatesOf(systemContext(db, FRIDAY), town.cycleId)

    expect(dates.map(({ name }) => name)).not.toContain('cohort-frozen')
    expect(dates.map(({ fallsOn }) => fallsOn)).toEqual(dates.map(({ fallsOn }) => fallsOn).toSorted())
  })
})

describe('closures', () => {
  test('an area’s school holidays are its own; bank holidays are everybody’s', async () => {
    const { db } = test$
    const [here, there] = [await aTown(db), await aTown(db)]
    const ctx = systemContext(db, FRIDAY)
    await addSchoolHoliday(ctx, here.areaId, { name: 'A week off', startsOn: '2026-11-30', endsOn: '2026-12-04' })

    expect(isWorkingDay('2026-12-01', await closuresOf(ctx, here.areaId))).toBe(false)
    expect(isWorkingDay('2026-12-01', await closuresOf(ctx, there.areaId))).toBe(true)
    expect(isWorkingDay('2026-12-25', await closuresOf(ctx, there.areaId))).toBe(false)
  })

  test.each([2024, 2025, 2026, 2027, 2028, 2029, 2030])(
    'England has the eight bank holidays of %i on their days',
    async (year) => {
      const rows = await test$.db
        .selectFrom('closure')
        .select(['startsOn', 'endsOn'])
        .where('kind', '=', 'bank-holiday')
        .where('startsOn', '>=', `${year}-01-01`)
        .where('startsOn', '<=', `${year}-12-31`)
        .orderBy('startsOn')
        .execute()

      expect(rows.map(({ startsOn }) => startsOn)).toEqual(bankHolidays(year))
      expect(rows.every(({ startsOn, endsOn }) => startsOn === endsOn)).toBe(true)
    },
  )
})

/** The rule of the Banking and Financial Dealings Act with the substitutes for weekends, worked out by itself. */
function bankHolidays(year: number): string[] {
  const easter = easterSunday(year)
  const fixed = substituted([`${year}-12-25`, `${year}-12-26`])
  return [
    ...substituted([`${year}-01-01`]),
    addDays(easter, -2),
    addDays(easter, 1),
    monday(`${year}-05-01`, 0),
    lastMonday(`${year}-05-31`),
    lastMonday(`${year}-08-31`),
    ...fixed,
  ].toSorted()
}

function substituted(days: string[]): string[] {
  const taken: string[] = []
  for (const day of days) {
    let free = day
    while ([0, 6].includes(weekday(free)) || taken.includes(free)) free = addDays(free, 1)
    taken.push(free)
  }
  return taken
}

function weekday(day: string) {
  return new Date(`${day}T12:00:00Z`).getUTCDay()
}

function monday(from: string, weeks: number) {
  return addDays(from, ((8 - weekday(from)) % 7) + 7 * weeks)
}

function lastMonday(until: string) {
  return addDays(until, -((weekday(until) + 6) % 7))
}

// The anonymous Gregorian computation.
function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
