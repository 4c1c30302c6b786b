import { mustBeAllowed } from '~/access/guard.server'
import { coursesVisibleTo } from '~/access/scopes.server'
import { record } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { orNotFound, Refusal } from '~/kit/errors'
import { MOST_LINKS } from './progression'
import type { NewLink } from './progression.schemas'

/** Says what a course leads to, or what one does before it: a course of anybody's, or a job. */
export function linkProgression(ctx: Context, courseId: string, { target, direction, kind }: NewLink) {
  return inTransaction(ctx, async (ctx) => {
    const { providerId } = await lockCourse(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', { providerId })
    const other = await endOf(ctx, target)
    if (other.courseId === courseId) throw new Refusal('itself', 'A course cannot lead to itself', 'target')
    if ((await countLinks(ctx, courseId)) >= MOST_LINKS)
      throw new Refusal('no-room', 'There is no room for more. Take one away first.')
    const own = { courseId, occupation: null, name: '' }
    const [from, to] = direction === 'after' ? [own, other] : [other, own]
    const id = newId()
    const { numInsertedOrUpdatedRows } = await ctx.db
      .insertInto('progressionLink')
      .values({ id, kind, createdById: ctx.actor.id, createdAt: ctx.now, ...ends(from, to) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    if (!numInsertedOrUpdatedRows) throw new Refusal('there-already', 'This is on the list already', 'target')
    const subject = { type: 'course', id: courseId, organisationId: providerId }
    await record(ctx, 'progression.linked', subject, { direction, kind, name: other.name })
    return id
  })
}

/** Takes one link off a course. */
export function unlinkProgression(ctx: Context, courseId: string, linkId: string) {
  return inTransaction(ctx, async (ctx) => {
    const { providerId } = await lockCourse(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', { providerId })
    const gone = await ctx.db
      .deleteFrom('progressionLink')
      .where('id', '=', linkId)
      .where((eb) => eb.or([eb('fromCourseId', '=', courseId), eb('toCourseId', '=', courseId)]))
      .returning(['kind', 'fromOccupation', 'toOccupation'])
      .executeTakeFirst()
    const { kind, fromOccupation, toOccupation } = orNotFound(gone, 'link')
    const subject = { type: 'course', id: courseId, organisationId: providerId }
    const named = fromOccupation ?? toOccupation
    const occupation = named === null ? undefined : await findName(ctx, named)
    await record(ctx, 'progression.unlinked', subject, { kind, name: occupation ?? 'a course' })
  })
}

type End = { courseId: string | null; occupation: string | null; name: string }

function ends(from: End, to: End) {
  return {
    fromCourseId: from.courseId,
    fromOccupation: from.occupation,
    toCourseId: to.courseId,
    toOccupation: to.occupation,
  }
}

async function endOf(ctx: Context, { is, slug }: NewLink['target']): Promise<End> {
  if (is === 'course') {
    const course = await coursesVisibleTo(ctx)
      .select(['course.id', 'course.title'])
      .where('course.slug', '=', slug)
      .executeTakeFirst()
    if (!course) throw new Refusal('not-there', 'This course is not in the prospectus any more', 'target')
    return { courseId: course.id, occupation: null, name: course.title }
  }
  const occupation = await ctx.db
    .selectFrom('occupation')
    .select(['code', 'name'])
    .where('code', '=', slug)
    .executeTakeFirst()
  if (!occupation) throw new Refusal('not-there', 'Choose a course or a job', 'target')
  return { courseId: null, occupation: occupation.code, name: occupation.name }
}

async function findName(ctx: Context, code: string) {
  const found = await ctx.db.selectFrom('occupation').select('name').where('code', '=', code).executeTakeFirst()
  return found?.name
}

async function countLinks(ctx: Context, courseId: string) {
  const { count } = await ctx.db
    .selectFrom('progressionLink')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where((eb) => eb.or([eb('fromCourseId', '=', courseId), eb('toCourseId', '=', courseId)]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function lockCourse(ctx: Context, courseId: string) {
  const course = await coursesVisibleTo(ctx)
    .select('course.providerId')
    .where('course.id', '=', courseId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return orNotFound(course, 'course')
}
