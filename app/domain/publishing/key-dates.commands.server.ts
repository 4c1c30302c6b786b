import { sql } from 'kysely'
import { recordAll } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { courseSubject, runSubject } from './own-course-lock.commands.server'
import { beginEdition, refreshSearch } from '~/domain/search/course-search.commands.server'
import { movedDateOf } from './key-dates.queries.server'

type Waiting = { id: string; providerId: string; publishOn: string }

/** The cycle in which one applies for a start, as SQL: that of the autumn before (`yearToApply` says the same). */
const isOfCycle = sql`provider.area_id = cycle.area_id
  and run.starts_on >= make_date(extract(year from cycle.starts_on)::int + 1, 8, 1)
  and run.starts_on < make_date(extract(year from cycle.starts_on)::int + 2, 8, 1)`

/** What waits for next year's prospectus waits for the day on which it opens now, wherever the area has moved it. */
export function followOpening(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const { rows: runs } = await sql<Waiting>`
      update course_run run set publish_on = opens.falls_on, version = run.version + 1
      from course join organisation provider on provider.id = course.provider_id, cycle join key_date opens on opens.cycle_id = cycle.id
      where course.id = run.course_id and opens.name = 'prospectus-opens' and run.status = 'draft' and run.publish_on is not null
        and ${isOfCycle} and run.publish_on <> opens.falls_on
      returning run.id, course.provider_id as "providerId", opens.falls_on as "publishOn"`.execute(ctx.db)
    if (runs.length === 0) return 0

    const { rows: courses } = await sql<Waiting>`
      update course set publish_on = first.publish_on, version = course.version + 1
      from (select course_id, min(publish_on) as publish_on from course_run where status = 'draft' and publish_on is not null group by 1) first
      where first.course_id = course.id and course.status = 'draft' and course.publish_on is not null and course.publish_on <> first.publish_on
      returning course.id, course.provider_id as "providerId", course.publish_on as "publishOn"`.execute(ctx.db)
    await recordAll(ctx, [
      ...courses.map((course) => deedOf('course.put-off', courseSubject(course), course)),
      ...runs.map((run) => deedOf('course-run.put-off', runSubject(run, run.id), run)),
    ])
    return runs.length
  })
}

/** Starts that were to be applied for from the old day are applied for from the new one; a day that a provider chose stays. */
export function followApplicationsOpen(ctx: Context, eventId: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const moved = await movedDateOf(ctx, eventId)
    if (moved?.name !== 'applications-open') return 0
    const { rows } = await sql<{ courseId: string }>`
      update course_run run set apply_from = opens.falls_on, version = run.version + 1
      from course join organisation provider on provider.id = course.provider_id, cycle join key_date opens on opens.cycle_id = cycle.id
      where course.id = run.course_id and cycle.id = ${moved.cycleId} and opens.name = 'applications-open' and run.status <> 'withdrawn'
        and ${isOfCycle} and run.apply_from = ${moved.before}::date and run.apply_from <> opens.falls_on
      returning run.course_id as "courseId"`.execute(ctx.db)
    const courses = [...new Set(rows.map(({ courseId }) => courseId))]
    await refreshSearch(ctx, courses)
    if (courses.length > 0) await beginEdition(ctx)
    return rows.length
  })
}

function deedOf(action: string, subject: ReturnType<typeof courseSubject>, { publishOn }: Waiting) {
  return { action, subject, particulars: { publishOn } }
}
