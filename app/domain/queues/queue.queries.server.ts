import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Asking, Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { question as built } from '~/kit/question.server'
import { cycleAt } from '~/domain/cycles/cycle'
import { closuresOf, cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { addWorkingDays } from '~/domain/cycles/working-day'
import { placeFrom, placeText, queueGroups, type QueuePlace, type QueueQuestion } from './queue'
import { partsOf, valuesOf, type Parts, type Value } from './queue-filter.queries.server'
import { countsOf, foundInQueue } from './queue-order.queries.server'
import { withWords } from './queue-view.queries.server'
import { coursesKept } from './queue-options.queries.server'

export const PAGE_SIZE = 50
const SOON_DAYS = 5
const MOST_IDS = 5000

/** One page of a provider's queue: what needs somebody first, then the fewest days left, then the longest unchanged. */
export async function findQueue(ctx: Context, asked: QueueQuestion) {
  const question = await withWords(ctx, asked)
  const days = await queueDays(ctx)
  const after = placeFrom(question.after)
  const parts = [...partsOf(question), ...(after ? ['after'] : [])]
  const [found] = await queue(ctx, valuesOf(ctx, days, question, after), parts)
  const rows = (found?.rows ?? []).map((row) => ({
    ...row,
    sentAt: row.sentAt === null ? null : new Date(row.sentAt),
    changedAt: new Date(row.changedAt),
  }))
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined
  const counts: Record<string, number> = Object.fromEntries(
    (found?.counts ?? []).map(({ group, choices }) => [queueGroups[group]?.name ?? '', choices]),
  )
  return {
    rows: rows.slice(0, PAGE_SIZE).map(({ group, ...row }) => ({ ...row, group: queueGroups[group]?.name ?? 'ended' })),
    next: last ? placeText(placeOf(last, question.sort !== '')) : null,
    words: question.q,
    counts,
    courses: await coursesKept(ctx),
    ...days,
  }
}

/** The place of a row: in the order of the queue, or among those sorted by the day of sending. */
function placeOf(row: Omit<QueuePlace, 'at'> & { sentAt: Date | null; changedAt: Date }, isFlat: boolean): QueuePlace {
  const { group, due, id, sentAt, changedAt } = row
  return isFlat ? { group: 0, due, id, at: sentAt ?? changedAt } : { group, due, id, at: changedAt }
}

export type QueueDays = Awaited<ReturnType<typeof queueDays>>

/** The days the queue is sorted by: up to when an answer is due soon, and which cycles are those of earlier years. */
export async function queueDays(ctx: Context) {
  const today = londonDay(ctx.now)
  const closures = await closuresOf(ctx, ctx.actor.areaId)
  const cycles = await cyclesOf(ctx, ctx.actor.areaId)
  const startsOn = cycleAt(cycles, ctx.now)?.startsOn ?? today
  const earlier = cycles.filter((cycle) => cycle.startsOn < startsOn).map(({ id }) => id)
  return { today, closures, soon: addWorkingDays(today, SOON_DAYS, closures), earlierCycles: earlier }
}

/** The page and the size of each group, in one statement. */
const queue = built((ctx, value, parts) =>
  ctx.db.selectNoFrom([
    jsonArrayFrom(page(ctx, value, parts)).as('rows'),
    jsonArrayFrom(countsOf(ctx, value, parts)).as('counts'),
  ]),
)

/** The rows of one page: sorted and cut to size on the choices alone, and only then filled with what is shown of each. */
function page(ctx: Asking, value: Value, parts: Parts) {
  const isFlat = parts.has('newest') || parts.has('oldest')
  return ctx.db
    .selectFrom(foundInQueue(ctx, value, parts, PAGE_SIZE + 1))
    .innerJoin('application', 'application.id', 'queue.applicationId')
    .innerJoin('learner', 'learner.id', 'queue.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'queue.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .select([
      'queue.id',
      'queue.state',
      'queue.answerBy',
      'queue.sentAt',
      'queue.changedAt',
      'queue.group',
      'queue.due',
    ])
    .select(['learner.givenNames', 'learner.familyName', 'application.reference', 'school.name as schoolName'])
    .select(['queue.isLate', 'course.id as courseId', 'course.title as courseTitle', 'courseRun.startsOn'])
    .$if(!isFlat, (query) => query.orderBy('queue.group').orderBy('queue.due').orderBy('queue.changedAt'))
    .$if(parts.has('newest'), (query) => query.orderBy('queue.sentAt', 'desc'))
    .$if(parts.has('oldest'), (query) => query.orderBy('queue.sentAt'))
    .orderBy('queue.id', parts.has('newest') ? 'desc' : 'asc')
}

/** The applications a filter leaves, in the order of the queue, up to a number. */
export async function idsInQueue(ctx: Context, question: QueueQuestion, atMost: number): Promise<string[]> {
  const whole = await withWords(ctx, question)
  const rows = await ids(ctx, valuesOf(ctx, await queueDays(ctx), whole, null), partsOf(whole))
  return rows.slice(0, atMost).map(({ id }) => id)
}

const ids = built((ctx, value, parts) =>
  ctx.db.selectFrom(foundInQueue(ctx, value, parts, MOST_IDS)).select('queue.id'),
)
