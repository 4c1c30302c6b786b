import type { Check } from '~/kit/checks.server'

/** What cannot be in this room. */
export const prospectusChecks: Check[] = [
  {
    name: 'course-not-found',
    sentence: 'A course is live but the search does not find it.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('course')
        .innerJoin('organisation', 'organisation.id', 'course.providerId')
        .leftJoin('courseSearch', 'courseSearch.courseId', 'course.id')
        .select((eb) => ['course.id as subjectId', eb.lit(null).as('learnerId')])
        .where('course.status', '=', 'live')
        .where('organisation.status', '!=', 'closed')
        .where('courseSearch.courseId', 'is', null)
        .limit(atMost)
        .execute(),
  },
  {
    name: 'course-found-too-long',
    sentence: 'The search finds a course that is not live.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('courseSearch')
        .innerJoin('course', 'course.id', 'courseSearch.courseId')
        .select((eb) => ['course.id as subjectId', eb.lit(null).as('learnerId')])
        .where('course.status', '!=', 'live')
        .limit(atMost)
        .execute(),
  },
  {
    name: 'run-of-withdrawn-course',
    sentence: 'A run is live although its course was withdrawn.',
    find: (ctx, atMost) =>
      ctx.db
        .selectFrom('courseRun')
        .innerJoin('course', 'course.id', 'courseRun.courseId')
        .select((eb) => ['courseRun.id as subjectId', eb.lit(null).as('learnerId')])
        .where('course.status', '=', 'withdrawn')
        .where('courseRun.status', '=', 'live')
        .limit(atMost)
        .execute(),
  },
]
