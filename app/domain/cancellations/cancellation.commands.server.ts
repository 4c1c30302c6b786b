import { mustBeAllowed } from '~/access/guard.server'
import { providerKindOf } from '~/domain/applications/visibility'
import { givenReasons, reasonsFor, type GivenReason } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { lockCourse, runSubject, type LockedCourse } from '~/domain/publishing/own-course-lock.commands.server'
import { moveRun } from '~/domain/publishing/own-run.commands.server'
import { moveCourse } from '~/domain/publishing/publishing.commands.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { enqueue } from '~/kit/jobs.server'
import { refuseCancelledAlready } from './cancellation'
import { lockStarts } from './cancellation.queries.server'
import { endChoices } from './end-choices.jobs.server'

export type Cancellation = { starts: readonly string[]; reason: string; detail: string }

/** Cancels starts of a course for everybody: they leave the prospectus now, and every open choice ends with one letter. */
export function cancelStarts(ctx: Context, courseId: string, { starts, reason, detail }: Cancellation) {
  return inTransaction(ctx, async (ctx) => {
    const course = await lockCourse(ctx, courseId)
    mustBeAllowed(ctx, 'course.cancel', course)
    const held = await lockStarts(ctx, courseId, starts)
    refuseCancelledAlready(held)
    const [given] = givenReasons(await reasonsOf(ctx, course.providerId), [reason], { [reason]: detail })
    if (!given) return []

    const ids: string[] = []
    for (const start of held) ids.push(await cancelStart(ctx, course, start, given, detail))
    await withdrawIfEmpty(ctx, course)
    return ids
  })
}

type Start = Awaited<ReturnType<typeof lockStarts>>[number]

async function cancelStart(ctx: Context, course: LockedCourse, start: Start, { reason }: GivenReason, message: string) {
  const id = newId()
  await ctx.db.updateTable('courseRun').set({ cancelledAt: ctx.now }).where('id', '=', start.id).execute()
  if (start.status !== 'withdrawn') {
    await moveRun(ctx, course.id, start.id, 'withdraw', { version: start.version, why: reason.label })
  }
  await ctx.db
    .insertInto('courseCancellation')
    .values({
      id,
      courseRunId: start.id,
      reasonId: reason.id,
      message: message === '' ? null : message,
      cancelledById: ctx.actor.id,
      cancelledByRole: ctx.actor.role,
      cancelledAt: ctx.now,
    })
    .execute()
  await record(ctx, 'course-run.cancelled', runSubject(course, start.id), { why: reason.label })
  await enqueue(ctx, endChoices, { cancellationId: id }, { key: `end-choices:${id}` })
  return id
}

/** A course whose last start is cancelled leaves the prospectus with it. */
async function withdrawIfEmpty(ctx: Context, course: LockedCourse) {
  if (course.status !== 'live') return
  const left = await ctx.db
    .selectFrom('courseRun')
    .select('id')
    .where('courseId', '=', course.id)
    .where('status', '!=', 'withdrawn')
    .limit(1)
    .executeTakeFirst()
  if (!left) await moveCourse(ctx, course.id, 'withdraw', { version: course.version, why: 'Every start is cancelled' })
}

async function reasonsOf(ctx: Context, providerId: string) {
  const { kind } = await ctx.db
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', providerId)
    .executeTakeFirstOrThrow()
  return reasonsFor(await currentReasons(ctx, 'course-cancelled', 'provider'), providerKindOf(kind))
}
