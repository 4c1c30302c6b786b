import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { labelOf } from '~/domain/courses/course-blocks'
import { courseWithKind } from './course-kind.queries.server'
import type { CourseKindTold } from './course-kind.schemas'
import { refuseWhenEdited } from './own-course'
import { courseSubject, editedAfter, tellProspectus } from './own-course-lock.commands.server'

/**
 * The area puts right the route and the subject of a course where the provider's file has them wrong. Like what a provider
 * writes by hand it stays over the next file, until the provider gives the course back to the feed.
 */
export function correctKind(ctx: Context, courseId: string, { version, ...told }: CourseKindTold) {
  return inTransaction(ctx, async (ctx) => {
    const course = orNotFound(await courseWithKind(ctx, courseId).forNoKeyUpdate('course').executeTakeFirst(), 'course')
    mustBeAllowed(ctx, 'course.correct', course)
    refuseWhenEdited(course, version)
    const columns = (['route', 'subjectCode'] as const).filter((column) => told[column] !== course[column])
    if (columns.length === 0) return

    await ctx.db
      .updateTable('course')
      .set({ ...told, edited: editedAfter(course, columns), version: course.version + 1, updatedAt: ctx.now })
      .where('id', '=', courseId)
      .execute()
    const before = { route: course.route, subjectCode: course.subjectCode }
    await record(ctx, 'course.corrected', courseSubject(course), { labels: columns.map(labelOf), before, after: told })
    await tellProspectus(ctx, [courseId])
  })
}
