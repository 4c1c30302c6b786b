import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { shelf } from '~/kit/kept.server'
import { question as asked } from '~/kit/question.server'

const COURSES_AT_MOST = 500

/** The courses to choose from: those somebody has applied for here, as they were within the last minute. */
export function coursesKept(ctx: Context) {
  const minute = Math.floor(ctx.now.getTime() / 60_000)
  return keptCourses(ctx, `${ctx.actor.organisationId} ${minute}`, () => coursesInQueue(ctx, {}))
}

const keptCourses = shelf<{ id: string; title: string }[]>()

const coursesInQueue = asked((ctx) =>
  ctx.db
    .selectFrom('course')
    .select(['course.id', 'course.title'])
    .where('course.providerId', '=', ctx.actor.organisationId ?? '')
    .where((eb) =>
      eb.exists(
        choicesVisibleTo(ctx)
          .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
          .select('choice.id')
          .where('courseRun.courseId', '=', sql.ref<string>('course.id')),
      ),
    )
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(COURSES_AT_MOST),
)

const SITES_AT_MOST = 100
const STARTS_AT_MOST = 100
const SCHOOLS_AT_MOST = 500

/** What a queue can be narrowed by, beside its courses: sites, starts and the schools of the area. */
export async function queueOptions(ctx: Context) {
  const providerId = ctx.actor.organisationId ?? ''
  const { sites, starts, schools } = await ctx.db
    .selectNoFrom((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('site')
          .select(['site.id', 'site.name'])
          .where('site.organisationId', '=', providerId)
          .orderBy('site.name')
          .orderBy('site.id')
          .limit(SITES_AT_MOST),
      ).as('sites'),
      jsonArrayFrom(
        eb
          .selectFrom('courseRun')
          .innerJoin('course', 'course.id', 'courseRun.courseId')
          .select('courseRun.startsOn')
          .distinct()
          .where('course.providerId', '=', providerId)
          .where('courseRun.startsOn', 'is not', null)
          .orderBy('courseRun.startsOn', 'desc')
          .limit(STARTS_AT_MOST),
      ).as('starts'),
      jsonArrayFrom(
        eb
          .selectFrom('organisation')
          .select(['organisation.id', 'organisation.name'])
          .where('organisation.kind', '=', 'school')
          .where('organisation.areaId', '=', ctx.actor.areaId)
          .where('organisation.status', '!=', 'closed')
          .orderBy('organisation.name')
          .orderBy('organisation.id')
          .limit(SCHOOLS_AT_MOST),
      ).as('schools'),
    ])
    .executeTakeFirstOrThrow()
  return { sites, schools, starts: starts.flatMap(({ startsOn }) => startsOn ?? []) }
}
