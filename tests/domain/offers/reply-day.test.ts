import { describe, expect, test } from 'vitest'
import '~/jobs'
import { moveKeyDate } from '~/domain/cycles/cycle.commands.server'
import { addSchoolHoliday, removeSchoolHoliday } from '~/domain/cycles/holiday.commands.server'
import { afterCommonDayMoved, afterHolidaysChanged } from '~/domain/offers/reply-day'
import { effectsOfDate, effectsOfHoliday } from '~/domain/reports/calendar-effect.queries.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aChoice, eventsOf, FRIDAY, lettersIn } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()

const week = { name: 'A week off', startsOn: '2026-11-30', endsOn: '2026-12-04' }
const moved = { before: '2027-05-28', after: '2027-05-14', today: '2027-05-03', shortestDays: 5, closures: [] }

describe('an offer’s last day when the common day moves', () => {
  test.each([
    ['the common day goes with it', '2027-05-28', '2027-05-14'],
    ['a later day comes forward', '2027-06-04', '2027-05-14'],
    ['an earlier day stays', '2027-05-07', '2027-05-07'],
    ['no day yet: it gets the common one', null, '2027-05-14'],
  ])('%s', (_, day, expected) => {
    expect(afterCommonDayMoved(day, moved)).toBe(expected)
  })

  test('nobody gets less than the shortest time', () => {
    expect(afterCommonDayMoved('2027-05-28', { ...moved, after: '2027-05-04' })).toBe('2027-05-10')
    expect(afterCommonDayMoved(null, { ...moved, after: '2027-05-04' })).toBeNull()
  })

  test('a common day at a weekend is the next working day', () => {
    expect(afterCommonDayMoved('2027-05-31', { ...moved, before: '2027-05-30', after: '2027-05-15' })).toBe(
      '2027-05-17',
    )
  })
})

test('holidays put an offer’s last day off, but never bring it forward', () => {
  expect(afterHolidaysChanged('2026-12-04', '2026-11-20', { before: [], after: [week] })).toBe('2026-12-11')
  expect(afterHolidaysChanged('2026-12-11', '2026-11-20', { before: [week], after: [] })).toBe('2026-12-11')
  expect(afterHolidaysChanged(null, '2026-11-20', { before: [], after: [week] })).toBeNull()
})

describe('a holiday that is added', () => {
  test('is counted before, and then moves the days of answers and replies by just as many', async () => {
    const { db } = test$
    const waiting = await aChoice(db)
    const offered = await aChoice(db, { state: 'offer', town: waiting.town })
    const ctx = systemContext(db, FRIDAY)

    const effects = await effectsOfHoliday(ctx, waiting.town.areaId, null, week)
    const id = await addSchoolHoliday(ctx, waiting.town.areaId, week)
    await drainJobs(db, FRIDAY)

    expect(effects.map(({ count }) => count)).toEqual([1, 0, 0, 1])
    expect(await daysOf(waiting.id)).toMatchObject({ answerBy: '2026-12-29' })
    expect(await daysOf(offered.id)).toMatchObject({ replyBy: '2026-12-11' })
    expect(await eventsOf(db, offered.id)).toContain('offer.reply-day-moved')
    const letters = (await lettersIn(db)).filter(({ template }) => template === 'ReplyDateMoved')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.body).toContain('11 December 2026')

    await removeSchoolHoliday(ctx, waiting.town.areaId, id)
    await drainJobs(db, FRIDAY)
    expect(await daysOf(waiting.id)).toMatchObject({ answerBy: '2026-12-18' })
    expect(await daysOf(offered.id)).toMatchObject({ replyBy: '2026-12-11' })
  })

  test('moves nothing in another area', async () => {
    const { db } = test$
    const [here, there] = [await aChoice(db), await aChoice(db)]

    await addSchoolHoliday(systemContext(db, FRIDAY), there.town.areaId, week)
    await drainJobs(db, FRIDAY)

    expect(await daysOf(here.id)).toMatchObject({ answerBy: '2026-12-18' })
  })
})

describe('the common day to reply', () => {
  test('takes the offers that had it along, once, and writes to each learner once', async () => {
    const { db } = test$
    const first = await aChoice(db, { state: 'offer' })
    await db.updateTable('offer').set({ replyBy: '2027-06-01' }).where('choiceId', '=', first.id).execute()
    const ctx = systemContext(db, FRIDAY)

    // 31 May 2027 is a bank holiday: the common day was 1 June.
    const effects = await effectsOfDate(ctx, first.town.cycleId, 'reply-by', '2027-05-20')
    await moveKeyDate(ctx, first.town.cycleId, 'reply-by', '2027-05-20')
    await drainJobs(db, FRIDAY)

    expect(effects[0]).toEqual({ what: 'Offers whose last day to reply moves', count: 1 })
    expect(await daysOf(first.id)).toMatchObject({ replyBy: '2027-05-20' })
    expect((await lettersIn(db)).filter(({ template }) => template === 'ReplyDateMoved')).toHaveLength(1)
  })
})

function daysOf(choiceId: string) {
  return test$.db
    .selectFrom('choice')
    .leftJoin('offer', 'offer.choiceId', 'choice.id')
    .select(['choice.answerBy', 'offer.replyBy'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirstOrThrow()
}
