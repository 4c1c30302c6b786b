import { mustBeAllowed } from '~/access/guard.server'
import { coursesVisibleTo, shortlistVisibleTo } from '~/access/scopes.server'
import { visitor } from '~/kit/actor'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { newcomers, refuseIfFull, withCourse, withoutCourse } from './shortlist'

/** Puts a course aside: on the record of a learner who has signed in; else it answers what the browser is to keep. */
export async function putAside(ctx: Context, kept: string[], slug: string): Promise<string[] | null> {
  const { learnerId } = ctx.actor
  if (learnerId === null) return withCourse(kept, (await findCourseToSave(ctx, slug)).id)
  await saveCourse(ctx, learnerId, slug)
  return null
}

/** Takes a course off again, wherever it was kept. */
export async function putBack(ctx: Context, kept: string[], slug: string): Promise<string[] | null> {
  const { learnerId } = ctx.actor
  if (learnerId === null) {
    const course = await ctx.db.selectFrom('course').select('id').where('slug', '=', slug).executeTakeFirst()
    return withoutCourse(kept, orNotFound(course, 'course').id)
  }
  await removeCourse(ctx, learnerId, slug)
  return null
}

/** A learner puts a course on the shortlist. A second time changes nothing. */
export function saveCourse(ctx: Context, learnerId: string, slug: string) {
  return inTransaction(ctx, async (ctx) => {
    const saved = await lockShortlist(ctx, learnerId)
    mustBeAllowed(ctx, 'shortlist.keep', { learnerId })
    const { id, title } = await findCourseToSave(ctx, slug)
    if (saved.includes(id)) return
    refuseIfFull(saved.length)
    await ctx.db.insertInto('shortlistEntry').values({ learnerId, courseId: id, savedAt: ctx.now }).execute()
    await record(ctx, 'shortlist.saved', { type: 'learner', id: learnerId, learnerId }, { course: title })
  })
}

/** A learner takes a course off the shortlist, and the note on it with it. */
export function removeCourse(ctx: Context, learnerId: string, slug: string) {
  return inTransaction(ctx, async (ctx) => {
    const { courseId, title } = await lockEntry(ctx, learnerId, slug)
    mustBeAllowed(ctx, 'shortlist.keep', { learnerId })
    await ctx.db
      .deleteFrom('shortlistEntry')
      .where('learnerId', '=', learnerId)
      .where('courseId', '=', courseId)
      .execute()
    await record(ctx, 'shortlist.removed', { type: 'learner', id: learnerId, learnerId }, { course: title })
  })
}

/** A learner writes a note to self on a course of the shortlist; nothing written takes it away. */
export function noteOnCourse(ctx: Context, learnerId: string, slug: string, note: string | null) {
  return inTransaction(ctx, async (ctx) => {
    const { courseId, title } = await lockEntry(ctx, learnerId, slug)
    mustBeAllowed(ctx, 'shortlist.keep', { learnerId })
    await ctx.db
      .updateTable('shortlistEntry')
      .set({ note })
      .where('learnerId', '=', learnerId)
      .where('courseId', '=', courseId)
      .execute()
    await record(ctx, 'shortlist.noted', { type: 'learner', id: learnerId, learnerId }, { course: title })
  })
}

/** What a browser kept comes onto the shortlist of the learner who signs in with it. */
export function keepShortlist(ctx: Context, accountId: string, kept: readonly string[]) {
  if (kept.length === 0) return Promise.resolve()
  return inTransaction(ctx, async (ctx) => {
    const account = await ctx.db
      .selectFrom('account')
      .select('learnerId')
      .where('id', '=', accountId)
      .executeTakeFirst()
    const learnerId = account?.learnerId ?? null
    if (learnerId === null) return
    const own = { ...ctx, actor: { ...visitor, role: 'learner' as const, id: accountId, learnerId } }
    const saved = await lockShortlist(own, learnerId)
    mustBeAllowed(own, 'shortlist.keep', { learnerId })
    const courses = await coursesVisibleTo(own)
      .select('course.id')
      .where('course.id', 'in', newcomersOrNone(saved, kept))
      .execute()
    if (courses.length === 0) return
    const rows = courses.map(({ id }) => ({ learnerId, courseId: id, savedAt: ctx.now }))
    await ctx.db.insertInto('shortlistEntry').values(rows).execute()
    await record(own, 'shortlist.kept', { type: 'learner', id: learnerId, learnerId }, { courses: rows.length })
  })
}

// A list of nothing is no SQL; an id that nobody has finds nothing.
function newcomersOrNone(saved: string[], kept: readonly string[]) {
  const ids = newcomers(saved, kept)
  return ids.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : ids
}

async function lockShortlist(ctx: Context, learnerId: string): Promise<string[]> {
  await ctx.db.selectFrom('learner').select('id').where('id', '=', learnerId).forNoKeyUpdate().executeTakeFirst()
  const saved = await shortlistVisibleTo(ctx)
    .select('shortlistEntry.courseId')
    .where('shortlistEntry.learnerId', '=', learnerId)
    .execute()
  return saved.map(({ courseId }) => courseId)
}

async function lockEntry(ctx: Context, learnerId: string, slug: string) {
  const entry = await shortlistVisibleTo(ctx)
    .innerJoin('course', 'course.id', 'shortlistEntry.courseId')
    .select(['shortlistEntry.courseId', 'course.title'])
    .where('shortlistEntry.learnerId', '=', learnerId)
    .where('course.slug', '=', slug)
    .forUpdate('shortlistEntry')
    .executeTakeFirst()
  return orNotFound(entry, 'course')
}

async function findCourseToSave(ctx: Context, slug: string) {
  const course = await coursesVisibleTo(ctx)
    .select(['course.id', 'course.title'])
    .where('course.slug', '=', slug)
    .where('course.status', '=', 'live')
    .executeTakeFirst()
  return orNotFound(course, 'course')
}
