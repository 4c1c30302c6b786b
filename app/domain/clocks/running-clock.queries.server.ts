import type { Context } from '~/kit/context.server'
import { statesWith } from '~/domain/applications/choice.states'

const DAYS_AT_MOST = 2000

export type DayOfClocks = { day: string; count: number }

/** The days on which answers are owed in an area, with how many on each: clocks that run now. */
export async function answerDaysOf(ctx: Context, areaId: string): Promise<DayOfClocks[]> {
  const rows = await ctx.db
    .selectFrom('choice')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .select(['choice.answerBy as day', (eb) => eb.fn.countAll<number>().as('count')])
    .where('cycle.areaId', '=', areaId)
    .where('choice.state', 'in', statesWith('clockRuns'))
    .groupBy('choice.answerBy')
    .orderBy('choice.answerBy')
    .limit(DAYS_AT_MOST)
    .execute()
  return withDay(rows)
}

/** The days on which applications leave an area's schools by themselves, with how many on each. */
export async function releaseDaysOf(ctx: Context, areaId: string): Promise<DayOfClocks[]> {
  const rows = await ctx.db
    .selectFrom('schoolCheck')
    .innerJoin('organisation as school', 'school.id', 'schoolCheck.schoolId')
    .select(['schoolCheck.releaseBy as day', (eb) => eb.fn.countAll<number>().as('count')])
    .where('school.areaId', '=', areaId)
    .where('schoolCheck.endedAt', 'is', null)
    .groupBy('schoolCheck.releaseBy')
    .orderBy('schoolCheck.releaseBy')
    .limit(DAYS_AT_MOST)
    .execute()
  return withDay(rows)
}

function withDay(rows: { day: string | null; count: number }[]): DayOfClocks[] {
  return rows.flatMap(({ day, count }) => (day === null ? [] : [{ day, count: Number(count) }]))
}
