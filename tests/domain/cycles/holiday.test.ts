import { describe, expect, test } from 'vitest'
import { calendarEvents, findHoliday } from '~/domain/cycles/calendar.queries.server'
import { calendarEvent } from '~/domain/cycles/calendar.words'
import { moveKeyDate } from '~/domain/cycles/cycle.commands.server'
import { closuresOf } from '~/domain/cycles/cycle.queries.server'
import { addSchoolHoliday, changeSchoolHoliday, removeSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { carriedOver, isWorkingDay } from '~/domain/cycles/working-day'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound } from '~/kit/errors'
import { aTown, FRIDAY, theLearner } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const week = { name: 'A week off', startsOn: '2026-11-30', endsOn: '2026-12-04' }

describe('a school holiday', () => {
  test('can be moved and taken away, each with one event that says what was and what is', async () => {
    const { db } = test$
    const town = await aTown(db)
    const ctx = systemContext(db, FRIDAY)
    const id = await addSchoolHoliday(ctx, town.areaId, week)
    await changeSchoolHoliday(ctx, town.areaId, id, { ...week, endsOn: '2026-12-07' })
    expect(isWorkingDay('2026-12-07', await closuresOf(ctx, town.areaId))).toBe(false)
    await removeSchoolHoliday(ctx, town.areaId, id)

    expect(isWorkingDay('2026-12-01', await closuresOf(ctx, town.areaId))).toBe(true)
    const said = (await calendarEvents(ctx, town.areaId, [town.cycleId])).map((event) => calendarEvent(event).what)
    expect(said).toEqual(
      expect.arrayContaining([
        'Holiday added: “A week off”, 30 November 2026 to 4 December 2026',
        'Holiday changed from “A week off”, 30 November 2026 to 4 December 2026 to “A week off”, 30 November 2026 to 7 December 2026',
        'Holiday taken away: “A week off”, 30 November 2026 to 7 December 2026',
        'The cycle 2026 to 2027 was opened',
      ]),
    )
  })

  test('is not kept twice over the same days', async () => {
    const { db } = test$
    const town = await aTown(db)
    const ctx = systemContext(db, FRIDAY)
    await addSchoolHoliday(ctx, town.areaId, week)

    const again = addSchoolHoliday(ctx, town.areaId, { name: 'Again', startsOn: '2026-12-04', endsOn: '2026-12-08' })

    await expect(again).rejects.toThrow('Change that one')
  })

  test('is no other area’s, and no bank holiday, to change', async () => {
    const { db } = test$
    const [here, there] = [await aTown(db), await aTown(db)]
    const ctx = systemContext(db, FRIDAY)
    const id = await addSchoolHoliday(ctx, here.areaId, week)
    const bank = await db.selectFrom('closure').select('id').where('areaId', 'is', null).executeTakeFirstOrThrow()

    await expect(findHoliday(ctx, there.areaId, id)).rejects.toThrow(NotFound)
    await expect(removeSchoolHoliday(ctx, there.areaId, id)).rejects.toThrow(NotFound)
    await expect(removeSchoolHoliday(ctx, here.areaId, bank.id)).rejects.toThrow(NotFound)
    const learner = theLearner(db, here.schoolId, here)
    await expect(addSchoolHoliday(learner, here.areaId, week)).rejects.toThrow(NotAllowed)
  })
})

describe('moveKeyDate', () => {
  test('refuses a date out of order, one that is over, and one that another hand has moved', async () => {
    const { db } = test$
    const town = await aTown(db)
    const ctx = systemContext(db, FRIDAY)
    const later = systemContext(db, new Date(FRIDAY.getTime() + 1000))
    const move = (day: string, seen?: string) => moveKeyDate(later, town.cycleId, 'apply-by', day, seen)

    await expect(move('2027-01-30')).rejects.toThrow('It may not come before')
    await expect(move('2026-11-19')).rejects.toThrow('Choose today')
    await expect(move('2027-03-10', '2027-03-01')).rejects.toThrow('Somebody has moved this date')
    await move('2027-03-10', '2027-02-28')
    const [last] = await calendarEvents(ctx, town.areaId, [town.cycleId])
    expect(last && calendarEvent(last).what).toBe(
      '“Last day to be looked at with everybody else” moved from 28 February 2027 to 10 March 2027',
    )
  })
})

describe('a clock that runs', () => {
  const none = { before: [], after: [] }

  test('keeps the working days it had left', () => {
    expect(carriedOver('2026-12-04', '2026-11-20', { ...none, after: [week] })).toBe('2026-12-11')
    expect(carriedOver('2026-12-11', '2026-11-20', { ...none, before: [week] })).toBe('2026-12-04')
  })

  test('stays where it is when it has run out, or the holiday is later', () => {
    expect(carriedOver('2026-11-20', '2026-11-20', { ...none, after: [week] })).toBe('2026-11-20')
    expect(carriedOver('2026-11-27', '2026-11-20', { ...none, after: [week] })).toBe('2026-11-27')
  })
})
