import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { slugOf } from '~/domain/courses/course'
import { labelOf, type OwnBlock } from '~/domain/courses/course-blocks'
import { changesIn, refuseWhenEdited } from './own-course'
import { courseSubject, editedAfter, lockCourse, tellProspectus } from './own-course-lock.commands.server'
import type { BlockSaid } from './own-course.schemas'

/** Begins a course of one's own provider: a draft with a title. */
export function startCourse(ctx: Context, { title }: { title: string }): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
    mustBeAllowed(ctx, 'course.edit', { providerId })
    const id = newId()
    await ctx.db
      .insertInto('course')
      .values({
        id,
        providerId,
        key: `own:${id}`,
        slug: slugOf(title, id.slice(0, 8)),
        origin: 'hand',
        title,
        reviewedOn: londonDay(ctx.now),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .execute()
    await record(ctx, 'course.started', courseSubject({ id, providerId }), { title })
    return id
  })
}

/** Keeps what was written in one block of a course. What was left as it was shown stays as it is. */
export function editCourse(ctx: Context, courseId: string, block: OwnBlock, said: BlockSaid, seenVersion?: number) {
  return inTransaction(ctx, async (ctx) => {
    const course = await lockCourse(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', course)
    refuseWhenEdited(course, seenVersion)
    const changes = changesIn(block, course, said)
    const columns = Object.keys(changes)
    if (columns.length === 0) return

    const edited = editedAfter(course, columns)
    await ctx.db
      .updateTable('course')
      .set({ ...changes, edited, version: course.version + 1, updatedAt: ctx.now })
      .where('id', '=', courseId)
      .execute()
    await record(ctx, 'course.edited', courseSubject(course), { block: block.slug, labels: columns.map(labelOf) })
    await tellProspectus(ctx, [courseId])
  })
}

/** Somebody has looked the whole course through and found it right. */
export function reviewCourse(ctx: Context, courseId: string) {
  return inTransaction(ctx, async (ctx) => {
    const course = await lockCourse(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', course)
    const reviewedOn = londonDay(ctx.now)
    if (course.reviewedOn === reviewedOn) return

    await ctx.db.updateTable('course').set({ reviewedOn }).where('id', '=', courseId).execute()
    await record(ctx, 'course.reviewed', courseSubject(course), { before: course.reviewedOn })
    await tellProspectus(ctx, [courseId])
  })
}

/** Gives what was written by hand back to the feed: the next file writes all of the course and its starts again. */
export function giveBackToFeed(ctx: Context, courseId: string, seenVersion?: number) {
  return inTransaction(ctx, async (ctx) => {
    const course = await lockCourse(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', course)
    refuseWhenEdited(course, seenVersion)

    const untouched = { edited: [], contentHash: null, updatedAt: ctx.now }
    await ctx.db
      .updateTable('course')
      .set({ ...untouched, version: course.version + 1 })
      .where('id', '=', courseId)
      .execute()
    await ctx.db
      .updateTable('courseRun')
      .set((eb) => ({ ...untouched, version: eb('version', '+', 1) }))
      .where('courseId', '=', courseId)
      .where('origin', '=', 'feed')
      .where((eb) => eb(eb.fn<number>('cardinality', ['edited']), '>', 0))
      .execute()
    await record(ctx, 'course.given-back', courseSubject(course), { edited: course.edited })
  })
}
