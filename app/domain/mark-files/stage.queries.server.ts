import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { londonDay, londonMoment } from '~/kit/dates'

const MOST_TOLD = 10_000
const CHANGES_AT_ONCE = 5000

export type Outcome = 'added' | 'changed' | 'unchanged' | 'kept' | 'twice' | 'nobody'

/** How many rows of the file come to what. */
export async function outcomesOfStage(ctx: Context): Promise<ReadonlyMap<Outcome, number>> {
  const { rows } = await sql<{ outcome: Outcome; count: number }>`
    select outcome, count(*)::int as count from meant_mark group by outcome`.execute(ctx.db)
  return new Map(rows.map(({ outcome, count }) => [outcome, count]))
}

/** The rows that are not simply taken, in the order of the file. */
export async function rowsToTell(ctx: Context) {
  const { rows } = await sql<{ line: number; uln: string; outcome: Outcome; code: string; here: string | null }>`
    select meant.line, staged.uln, meant.outcome, meant.code, meant.was_code as here
    from meant_mark meant join staged_mark staged on staged.line = meant.line
    where meant.outcome in ('kept', 'twice', 'nobody')
    order by meant.line limit ${MOST_TOLD}`.execute(ctx.db)
  return rows
}

/** Marks that were there and became others, some at a time. */
export async function changesOfStage(ctx: Context, after: number) {
  const { rows } = await sql<{
    line: number
    sessionId: string
    learnerId: string
    code: string
    minutes: number | null
    wasCode: string
    wasMinutes: number | null
  }>`
    select line, session_id as "sessionId", learner_id as "learnerId", code, minutes, was_code as "wasCode",
      was_minutes as "wasMinutes"
    from meant_mark where outcome = 'changed' and line > ${after} order by line limit ${CHANGES_AT_ONCE}`.execute(
    ctx.db,
  )
  return rows
}

/** The schools whose learners have new marks of today. */
export async function schoolsTouched(ctx: Context): Promise<string[]> {
  const { rows } = await sql<{ schoolId: string }>`
    select distinct roll.school_id as "schoolId"
    from meant_mark meant
    join class_session session on session.id = meant.session_id
    join roll_entry roll on roll.learner_id = meant.learner_id and roll.left_on is null
    where meant.outcome in ('added', 'changed')
      and session.starts_at >= ${londonMoment(londonDay(ctx.now), '00:00:00')}
    limit 500`.execute(ctx.db)
  return rows.map(({ schoolId }) => schoolId)
}
