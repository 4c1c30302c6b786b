import { sql } from 'kysely'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { wordsOfProvider } from './catalogue.queries.server'
import { coursesOfOwn } from '~/domain/publishing/own-course.queries.server'

const WORDS_AT_MOST = 100

/** The provider's own words: those that stand for something already, and those that no filter finds yet. */
export async function findOwnWords(ctx: Context) {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
  return { known: await wordsOfProvider(ctx, providerId), unknown: await unknownWords(ctx) }
}

/** Words that were sent and not understood, with how many courses or starts use each; the most used first. */
async function unknownWords(ctx: Context): Promise<{ field: string; word: string; uses: number }[]> {
  const rows = await coursesOfOwn(ctx)
    .leftJoin('courseRun', (join) =>
      join.onRef('courseRun.courseId', '=', 'course.id').on('courseRun.status', '!=', 'withdrawn'),
    )
    .innerJoinLateral(
      sql<{ field: string; word: string }>`(
        select 'studyMode' as field, course_run.received ->> 'studyMode' as word where course_run.study_mode is null
        union all select 'attendanceMode', course_run.received ->> 'attendanceMode' where course_run.attendance_mode is null
        union all select 'attendancePattern', course_run.received ->> 'attendancePattern' where course_run.attendance_pattern is null
        union all select 'level', jsonb_array_elements_text(case when jsonb_typeof(course.received -> 'levels') = 'array'
          then course.received -> 'levels' else '[]' end) where course.level is null
        union all select 'subjectCode', split_part(course.keywords, ', ', 1) where course.subject_code is null and course.keywords is not null
      )`.as('sent'),
      (join) => join.onTrue(),
    )
    .where('course.status', '!=', 'withdrawn')
    .where('sent.word', 'is not', null)
    .select(['sent.field', 'sent.word', sql<number>`count(*)::int`.as('uses')])
    .groupBy(['sent.field', 'sent.word'])
    .orderBy('uses', 'desc')
    .orderBy('sent.field')
    .orderBy('sent.word')
    .limit(WORDS_AT_MOST)
    .execute()
  return rows
}
