import { sql } from 'kysely'
import { progressLearnersVisibleTo } from '~/access/progress-scopes.server'
import { houseOf } from '~/access/provider-rights'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { ROWS_AT_MOST, type GridQuestion } from './progress.schemas'
import type { FoundRound } from './round.queries.server'
import { usualScale } from './scale'

const COURSES_AT_MOST = 300
const FORMS_AT_MOST = 100
const SUBJECTS_AT_MOST = 200

/** What a grid is about: a course run of one's own, or a subject of a form of the school. */
export type Grid = { key: string; courseRunId: string | null; subject: string; scale: string; form: string }

/** The courses of the viewer's provider on which somebody is now, with how many, and of how many the round says something. */
export function coursesInRound(ctx: Context, { id, year }: FoundRound) {
  return taught(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'taught.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('progressSubject as subject', (join) =>
      join
        .onRef('subject.learnerId', '=', 'taught.learnerId')
        .onRef('subject.courseRunId', '=', 'taught.courseRunId')
        .on('subject.organisationId', '=', houseOf(ctx.actor))
        .on('subject.year', '=', year),
    )
    .leftJoin('progressEntry as entry', (join) =>
      join.onRef('entry.subjectId', '=', 'subject.id').on('entry.roundId', '=', id),
    )
    .select(['courseRun.id', 'course.title', 'courseRun.startsOn'])
    .select(({ fn }) => [
      fn.count<number>('taught.learnerId').distinct().as('learners'),
      fn.count<number>('entry.id').distinct().as('entered'),
    ])
    .groupBy(['courseRun.id', 'course.id'])
    .orderBy('course.title')
    .orderBy('courseRun.id')
    .limit(COURSES_AT_MOST)
    .execute()
}

/** Who is on which course run of the viewer's provider now: enrolled, or placed by another school. */
export function taught(ctx: Context) {
  const house = houseOf(ctx.actor)
  const enrolled = ctx.db
    .selectFrom('enrolment')
    .select(['enrolment.learnerId', 'enrolment.courseRunId'])
    .where('enrolment.providerId', '=', house)
    .where('enrolment.status', '=', 'enrolled')
  const placed = ctx.db
    .selectFrom('placement')
    .select(['placement.learnerId', 'placement.courseRunId'])
    .where('placement.hostId', '=', house)
    .where('placement.state', 'in', ['started', 'suspended'])
  return ctx.db.selectFrom(enrolled.union(placed).as('taught'))
}

/** The forms of the school's roll that the viewer sees. */
export async function formsInRound(ctx: Context): Promise<string[]> {
  const rows = await onRoll(ctx)
    .select('rollEntry.form')
    .distinct()
    .orderBy('rollEntry.form')
    .limit(FORMS_AT_MOST)
    .execute()
  return rows.map(({ form }) => form ?? '')
}

/** The subjects that the school reports on this year, with how many learners. */
export function subjectsInRound(ctx: Context, { id, year, organisationId }: FoundRound) {
  return onRoll(ctx)
    .innerJoin('progressSubject as subject', 'subject.learnerId', 'learner.id')
    .leftJoin('progressEntry as entry', (join) =>
      join.onRef('entry.subjectId', '=', 'subject.id').on('entry.roundId', '=', id),
    )
    .select(['rollEntry.form', 'subject.subject', 'subject.scale'])
    .select(({ fn }) => [
      fn.count<number>('subject.id').distinct().as('learners'),
      fn.count<number>('entry.id').distinct().as('entered'),
    ])
    .where('subject.organisationId', '=', organisationId)
    .where('subject.year', '=', year)
    .where('subject.courseRunId', 'is', null)
    .groupBy(['rollEntry.form', 'subject.subject', 'subject.scale'])
    .orderBy('rollEntry.form')
    .orderBy('subject.subject')
    .orderBy('subject.scale')
    .limit(SUBJECTS_AT_MOST)
    .execute()
}

function onRoll(ctx: Context) {
  return progressLearnersVisibleTo(ctx).innerJoin('rollEntry', (join) =>
    join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
  )
}

/** What a question about a grid means; not there where the course run is not one's own. */
export async function gridAsked(ctx: Context, { year }: FoundRound, { run, form, subject, scale }: GridQuestion) {
  if (run === null) {
    const own = scale || 'GCSE (9 to 1)'
    return { key: `${subject.toLowerCase()}|${own}`, courseRunId: null, subject, scale: own, form }
  }
  const found = await ctx.db
    .selectFrom('courseRun')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['course.title', 'course.qualificationTitle'])
    .select((eb) =>
      eb
        .selectFrom('progressSubject')
        .select('progressSubject.scale')
        .whereRef('progressSubject.courseRunId', '=', 'courseRun.id')
        .where('progressSubject.organisationId', '=', houseOf(ctx.actor))
        .orderBy('progressSubject.year', (by) => (year ? by.desc() : by))
        .orderBy('progressSubject.id')
        .limit(1)
        .as('scale'),
    )
    .where('courseRun.id', '=', run)
    .where('course.providerId', '=', houseOf(ctx.actor))
    .executeTakeFirst()
  const { title, qualificationTitle, ...held } = orNotFound(found, 'course')
  const usual = held.scale ?? usualScale(`${title} ${qualificationTitle ?? ''}`)
  return { key: run, courseRunId: run, subject: title, scale: scale || usual, form: '' }
}

/** The rows of a grid: who is on it now, with what stands of each in this round. */
export async function gridRows(ctx: Context, round: FoundRound, grid: Grid, learnerIds?: readonly string[]) {
  const { courseRunId, form } = grid
  const learners = progressLearnersVisibleTo(ctx)
    .select(['learner.id', 'learner.givenNames', 'learner.familyName'])
    .$if(learnerIds !== undefined, (query) => query.where('learner.id', 'in', [...(learnerIds ?? [])]))
  const among =
    courseRunId === null
      ? learners
          .innerJoin('rollEntry', (join) =>
            join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
          )
          .where('rollEntry.schoolId', '=', round.organisationId)
          .$if(learnerIds === undefined, (query) => query.where(sql<string>`coalesce(roll_entry.form, '')`, '=', form))
      : learners.where(
          'learner.id',
          'in',
          taught(ctx).select('taught.learnerId').where('taught.courseRunId', '=', courseRunId),
        )
  return among
    .leftJoin('progressSubject as subject', (join) =>
      join
        .onRef('subject.learnerId', '=', 'learner.id')
        .on('subject.organisationId', '=', round.organisationId)
        .on('subject.year', '=', round.year)
        .on('subject.key', '=', grid.key),
    )
    .leftJoin('progressEntry as entry', (join) =>
      join.onRef('entry.subjectId', '=', 'subject.id').on('entry.roundId', '=', round.id),
    )
    .select(['subject.id as subjectId', 'subject.scale as heldScale', 'subject.filedTarget'])
    .select(['entry.id as entryId', 'entry.filedGrade', 'entry.filedEffort', 'entry.filedComment'])
    .select((eb) => [
      eb.fn.coalesce('subject.target', sql<string>`''`).as('target'),
      eb.fn.coalesce('entry.grade', sql<string>`''`).as('grade'),
      eb.fn.coalesce(sql<string>`entry.effort::text`, sql<string>`''`).as('effort'),
      eb.fn.coalesce('entry.comment', sql<string>`''`).as('comment'),
      eb.fn.coalesce('entry.isLate', sql<boolean>`false`).as('isLate'),
    ])
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(ROWS_AT_MOST)
    .execute()
}

export type GridRow = Awaited<ReturnType<typeof gridRows>>[number]
