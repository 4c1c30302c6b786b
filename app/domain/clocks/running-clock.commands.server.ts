import { sql } from 'kysely'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { closuresAround } from '~/domain/cycles/calendar.queries.server'
import { clocksThatMove } from '~/domain/cycles/working-day'
import { statesWith } from '~/domain/applications/choice.states'
import { answerDaysOf, releaseDaysOf } from './running-clock.queries.server'

/**
 * The area has changed its school holidays: whoever owes an answer, and the school that looks first, keep as many working
 * days as they had left. All days of one kind move in one statement, so that none is moved twice.
 */
export function followHolidays(ctx: Context, eventId: string) {
  return inTransaction(ctx, async (ctx) => {
    const around = await closuresAround(ctx, eventId)
    if (!around) return
    const moves = (days: { day: string }[]) =>
      JSON.stringify(
        clocksThatMove(
          days.map(({ day }) => day),
          londonDay(ctx.now),
          around,
        ),
      )
    const answers = await sql`
      update choice set answer_by = moved.after
      from cycle, json_to_recordset(${moves(await answerDaysOf(ctx, around.areaId))}::json) as moved (before date, after date)
      where cycle.id = choice.cycle_id and cycle.area_id = ${around.areaId} and choice.answer_by = moved.before
        and choice.state = any (${statesWith('clockRuns')}::choice_state[])`.execute(ctx.db)
    const checks = await sql`
      update school_check set release_by = moved.after
      from organisation school, json_to_recordset(${moves(await releaseDaysOf(ctx, around.areaId))}::json) as moved (before date, after date)
      where school.id = school_check.school_id and school.area_id = ${around.areaId} and school_check.ended_at is null
        and school_check.release_by = moved.before`.execute(ctx.db)
    const counts = { answers: Number(answers.numAffectedRows ?? 0n), checks: Number(checks.numAffectedRows ?? 0n) }
    if (counts.answers + counts.checks === 0) return
    await record(ctx, 'answer-clocks.followed-holidays', { type: 'area', id: around.areaId }, counts)
  })
}
