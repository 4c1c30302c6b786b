import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import { choiceStates, type ChoiceState } from '~/domain/applications/choice.states'
import { choiceWords } from '~/domain/applications/choice.words'
import { startWords, whyClosed } from '~/domain/courses/course-run'
import { coursesOfOwn } from '~/domain/publishing/own-course.queries.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound } from '~/kit/errors'
import { cancellableInSight } from './cancellation'

const STARTS_AT_MOST = 200
const OTHERS_AT_MOST = 20
const NAMED_AT_MOST = 3

/** One of the provider's own courses with the starts that can be cancelled, how many places each has given, and its kind of provider. */
export async function findCourseToCancel(ctx: Context, courseId: string) {
  const rows = await coursesOfOwn(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .leftJoin('courseRun', (join) =>
      join.onRef('courseRun.courseId', '=', 'course.id').on('courseRun.cancelledAt', 'is', null),
    )
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select([
      'course.id as courseId',
      'course.title',
      'course.providerId',
      'provider.kind',
      'provider.name as provider',
    ])
    .select(['courseRun.id', 'courseRun.startsOn', 'courseRun.startPrecision', 'courseRun.startText'])
    .select(['courseRun.places', 'courseRun.status', 'site.name as siteName'])
    .select((eb) =>
      eb
        .selectFrom('choice')
        .select(sql<number>`count(*)::int`.as('open'))
        .whereRef('choice.courseRunId', '=', 'courseRun.id')
        .where('choice.state', 'in', cancellableInSight)
        .where('choice.sentAt', 'is not', null)
        .as('open'),
    )
    .where('course.id', '=', courseId)
    .orderBy('courseRun.startsOn', (order) => order.asc().nullsLast())
    .orderBy('courseRun.id')
    .limit(STARTS_AT_MOST)
    .execute()
  const { title, providerId, kind, provider } = orNotFound(rows[0], 'course')
  const starts = rows.flatMap(({ id, startsOn, startPrecision, startText, places, siteName, open, status }) =>
    id === null || (status === 'withdrawn' && !open)
      ? []
      : [
          {
            id,
            name: [startWords({ startsOn, startPrecision, startText }), siteName].filter(Boolean).join(', '),
            places,
            open: open ?? 0,
          },
        ],
  )
  return { courseId, title, providerId, kind, provider, starts }
}

/** How many applications a cancellation would end, by their state as the provider reads it. */
export async function countOpenChoices(ctx: Context, runIds: readonly string[]) {
  const rows = await choicesVisibleTo(ctx)
    .select(['choice.state', sql<number>`count(*)::int`.as('count')])
    .where('choice.courseRunId', 'in', [...runIds])
    .where('choice.state', 'in', cancellableInSight)
    .groupBy('choice.state')
    .limit(choiceStates.length)
    .execute()
  const inOrder = rows.toSorted((a, b) => choiceStates.indexOf(a.state) - choiceStates.indexOf(b.state))
  return {
    total: rows.reduce((sum, { count }) => sum + count, 0),
    states: inOrder.map(({ state, count }) => ({ what: choiceWords[state].provider, count })),
  }
}

/** A cancellation as the ending of the choices needs it. */
export async function findCancellation(ctx: Context, cancellationId: string) {
  const row = await cancellations(ctx).where('courseCancellation.id', '=', cancellationId).executeTakeFirst()
  return orNotFound(row, 'cancellation')
}

/** Why a choice's course was cancelled, in the learner's words, and the page with its other starts; nothing where it was not. */
export async function whyCancelled(ctx: Context, choiceId: string) {
  const row = await choicesVisibleTo(ctx)
    .innerJoin('courseCancellation', 'courseCancellation.courseRunId', 'choice.courseRunId')
    .innerJoin('reason', 'reason.id', 'courseCancellation.reasonId')
    .select(['courseCancellation.message', 'reason.learnerWords', 'reason.label', 'choice.courseRunId'])
    .where('choice.id', '=', choiceId)
    .where('choice.state', '=', 'course_cancelled')
    .orderBy('courseCancellation.cancelledAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    reason: row.learnerWords ?? row.label,
    message: row.message,
    others: await otherStarts(ctx, row.courseRunId),
  }
}

export type WhyCancelled = NonNullable<Awaited<ReturnType<typeof whyCancelled>>>

/** Other starts of the same course that take applications today; `besides` go with the one that is cancelled. */
export async function otherStarts(ctx: Context, runId: string, besides: readonly string[] = []) {
  const rows = await ctx.db
    .selectFrom('courseRun as gone')
    .innerJoin('courseRun as other', 'other.courseId', 'gone.courseId')
    .innerJoin('course', 'course.id', 'other.courseId')
    .leftJoin('site', 'site.id', 'other.siteId')
    .select(['other.id', 'other.status', 'other.isOpen', 'other.isFull', 'other.applyFrom', 'other.applyUntil'])
    .select(['other.startsOn', 'other.startPrecision', 'other.startText', 'site.name as siteName', 'course.slug'])
    .where('gone.id', '=', runId)
    .where('other.id', '!=', runId)
    .where('course.status', '=', 'live')
    .where('other.status', '=', 'live')
    .where('other.cancelledAt', 'is', null)
    .orderBy('other.startsOn')
    .orderBy('other.id')
    .limit(OTHERS_AT_MOST)
    .execute()
  const today = londonDay(ctx.now)
  return rows
    .filter((run) => !besides.includes(run.id) && whyClosed(run, today) === null)
    .slice(0, NAMED_AT_MOST)
    .map((run) => ({ name: [startWords(run), run.siteName].filter(Boolean).join(', '), slug: run.slug }))
}

/** The open choices of a cancelled start, some at a time. */
export async function choicesToEnd(
  ctx: Context,
  runId: string,
  states: ChoiceState[],
  after: string | null,
  size: number,
) {
  const rows = await ctx.db
    .selectFrom('choice')
    .select('id')
    .where('courseRunId', '=', runId)
    .where('state', 'in', states)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(size)
    .execute()
  return rows.map(({ id }) => id)
}

/** Cancellations that have left something open on their start, the newest for each. */
export async function unfinishedCancellations(ctx: Context, states: ChoiceState[], size: number) {
  const rows = await ctx.db
    .selectFrom('courseRun')
    .innerJoin('courseCancellation', 'courseCancellation.courseRunId', 'courseRun.id')
    .select('courseCancellation.id')
    .distinctOn('courseRun.id')
    .where('courseRun.cancelledAt', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('choice')
          .select('choice.id')
          .whereRef('choice.courseRunId', '=', 'courseRun.id')
          .where('choice.state', 'in', states),
      ),
    )
    .orderBy('courseRun.id')
    .orderBy('courseCancellation.cancelledAt', 'desc')
    .limit(size)
    .execute()
  return rows.map(({ id }) => id)
}

/** The starts that are to be cancelled, held until it is done. */
export async function lockStarts(ctx: Context, courseId: string, runIds: readonly string[]) {
  const wanted = [...new Set(runIds)]
  const starts = await ctx.db
    .selectFrom('courseRun')
    .select(['id', 'status', 'version', 'cancelledAt'])
    .where('courseId', '=', courseId)
    .where('id', 'in', wanted)
    .orderBy('id')
    .limit(STARTS_AT_MOST)
    .forNoKeyUpdate()
    .execute()
  if (starts.length !== wanted.length) throw new NotFound('start')
  return starts
}

function cancellations(ctx: Context) {
  return ctx.db
    .selectFrom('courseCancellation')
    .innerJoin('courseRun', 'courseRun.id', 'courseCancellation.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .innerJoin('reason', 'reason.id', 'courseCancellation.reasonId')
    .select(['courseCancellation.id', 'courseCancellation.courseRunId', 'courseCancellation.message'])
    .select(['courseCancellation.cancelledById', 'courseCancellation.cancelledByRole', 'course.providerId'])
    .select(['provider.areaId', 'reason.code', 'reason.learnerWords', 'reason.label'])
}
