import { sql, type AliasedExpression } from 'kysely'
import type { ChoiceState } from '~/domain/applications/choice.states'
import { choicesVisibleTo } from '~/access/scopes.server'
import { COUNTED_AT_MOST } from '~/kit/capped-count'
import type { Asking } from '~/kit/context.server'
import { NEVER, queueGroups } from './queue'
import { narrowed, type Parts, type Value } from './queue-filter.queries.server'

/*
 * Two ways through a queue. Walking reads each stream of the index in its own order and stops after a page, however long
 * the queue is. Seeking finds what an index knows at once, and sorts only that.
 */

const due = sql<string>`coalesce(choice.answer_by, ${sql.lit(NEVER)}::date)`

type Stream = { state: string; isEarlier: boolean; group: number; dueFrom: string; dueUntil: string }

/** What the order of a queue is made of. */
export type InQueue = {
  id: string
  state: ChoiceState
  answerBy: string | null
  sentAt: Date | null
  changedAt: Date
  isLate: boolean
  learnerId: string
  applicationId: string
  courseRunId: string
  due: string
  group: number
}

/** A page of choices, each with its group. */
export function foundInQueue(
  ctx: Asking,
  value: Value,
  parts: Parts,
  size: number,
): AliasedExpression<InQueue, 'queue'> {
  if (parts.has('seek')) return foundBySeeking(ctx, value, parts, size).as('queue')
  return foundByWalking(ctx, value, parts, size).as('queue')
}

/** Some of every stream, and the first of all of them kept. */
function foundByWalking(ctx: Asking, value: Value, parts: Parts, size: number) {
  return streams(ctx, value, parts)
    .innerJoinLateral(
      () =>
        ofStream(ctx, value, parts)
          .$if(parts.has('after'), (query) => query.where(afterIn(value)))
          .orderBy(due)
          .orderBy('choice.changedAt')
          .orderBy('choice.id')
          .limit(size)
          .as('found'),
      (join) => join.onTrue(),
    )
    .$if(parts.has('after'), (query) => query.where('stream.group', '>=', sql<number>`${value('afterGroup')}::int`))
    .selectAll('found')
    .select('stream.group')
    .orderBy('stream.group')
    .orderBy('found.due')
    .orderBy('found.changedAt')
    .orderBy('found.id')
    .limit(size)
}

/** The same by seeking, in the order of the queue or by the day of sending. */
function foundBySeeking(ctx: Asking, value: Value, parts: Parts, size: number) {
  const isFlat = parts.has('newest') || parts.has('oldest')
  return sought(ctx, value, parts)
    .select(['choice.id', 'choice.state', 'choice.answerBy', 'choice.sentAt', 'choice.changedAt', 'choice.isLate'])
    .select(['choice.learnerId', 'choice.applicationId', 'choice.courseRunId', due.as('due'), 'stream.group'])
    .$if(parts.has('after') && !isFlat, (query) =>
      query.where(
        sql<boolean>`(stream."group", ${due}, choice.changed_at, choice.id) >
          (${value('afterGroup')}::int, ${value('afterDue')}::date, ${value('afterAt')}::timestamptz, ${value('afterId')}::uuid)`,
      ),
    )
    .$if(parts.has('after') && isFlat, (query) =>
      query.where(
        sql<boolean>`(choice.sent_at, choice.id) ${sql.raw(parts.has('newest') ? '<' : '>')}
          (${value('afterAt')}::timestamptz, ${value('afterId')}::uuid)`,
      ),
    )
    .$if(!isFlat, (query) => query.orderBy('stream.group').orderBy(due).orderBy('choice.changedAt'))
    .$if(parts.has('newest'), (query) => query.orderBy('choice.sentAt', 'desc'))
    .$if(parts.has('oldest'), (query) => query.orderBy('choice.sentAt'))
    .orderBy('choice.id', parts.has('newest') ? 'desc' : 'asc')
    .limit(size)
}

/** How many stand in each group; of a long group no more are counted than can be told apart from many. */
export function countsOf(ctx: Asking, value: Value, asked: Parts) {
  const parts = new Set([...asked].filter((part) => part !== 'group' && part !== 'open' && part !== 'after'))
  return parts.has('seek') ? soughtCounts(ctx, value, parts) : walkedCounts(ctx, value, parts)
}

function walkedCounts(ctx: Asking, value: Value, parts: Parts) {
  return streams(ctx, value, parts)
    .innerJoinLateral(
      () =>
        ctx.db
          .selectFrom(
            narrowed(ctx, inStream(choicesVisibleTo(ctx)), value, parts)
              .select('choice.id')
              .limit(COUNTED_AT_MOST + 1)
              .as('some'),
          )
          .select(sql<number>`count(*)`.as('choices'))
          .as('counted'),
      (join) => join.onTrue(),
    )
    .where('counted.choices', '>', 0)
    .select(['stream.group', sql<number>`sum(counted.choices)::int`.as('choices')])
    .groupBy('stream.group')
    .orderBy('stream.group')
    .limit(queueGroups.length)
}

function soughtCounts(ctx: Asking, value: Value, parts: Parts) {
  return sought(ctx, value, parts)
    .select(['stream.group', sql<number>`count(*)::int`.as('choices')])
    .groupBy('stream.group')
    .orderBy('stream.group')
    .limit(queueGroups.length)
}

/** Every stream of the cycles in which somebody has applied here. */
function streams(ctx: Asking, value: Value, parts: Parts) {
  return (
    ctx.db
      .selectFrom(unnested(value))
      .innerJoin('cycle', (join) => join.on(isEarlier('cycle.id', value)))
      // One row is enough, and with a limit the database looks for no more.
      .where(
        choicesVisibleTo(ctx).select('choice.id').where('choice.cycleId', '=', sql.ref<string>('cycle.id')).limit(1),
        'is not',
        null,
      )
      .$if(parts.has('group'), (query) => query.where('stream.group', '=', sql<number>`${value('group')}::int`))
      .$if(parts.has('open'), (query) => query.where('stream.group', '<', queueGroups.length - 1))
      .$if(parts.has('state'), (query) =>
        query.where('stream.state', '=', sql<string>`${value('state')}::choice_state`),
      )
  )
}

function ofStream(ctx: Asking, value: Value, parts: Parts) {
  return narrowed(ctx, inStream(choicesVisibleTo(ctx)), value, parts)
    .select(['choice.id', 'choice.state', 'choice.answerBy', 'choice.sentAt', 'choice.changedAt', 'choice.isLate'])
    .select(['choice.learnerId', 'choice.applicationId', 'choice.courseRunId', due.as('due')])
}

function inStream(choices: ReturnType<typeof choicesVisibleTo>) {
  return choices
    .where('choice.cycleId', '=', sql.ref<string>('cycle.id'))
    .where(sql<boolean>`choice.state = stream.state`)
    .where(sql<boolean>`${due} between stream.due_from and stream.due_until`)
}

/** Behind the place where the last page ended; a later group begins at its beginning. */
function afterIn(value: Value) {
  const isLater = sql`stream."group" > ${value('afterGroup')}::int`
  return sql<boolean>`(${due}, choice.changed_at, choice.id) > (
    case when ${isLater} then stream.due_from else ${value('afterDue')}::date end,
    case when ${isLater} then '-infinity' else ${value('afterAt')}::timestamptz end,
    case when ${isLater} then '00000000-0000-0000-0000-000000000000' else ${value('afterId')}::uuid end)`
}

/** The choices that are asked for, wherever they stand, each with its group. */
function sought(ctx: Asking, value: Value, parts: Parts) {
  return narrowed(ctx, choicesVisibleTo(ctx), value, parts)
    .innerJoin(unnested(value), (join) =>
      join
        .on(sql<boolean>`stream.state = choice.state`)
        .on(isEarlier('choice.cycle_id', value))
        .on(sql<boolean>`${due} between stream.due_from and stream.due_until`),
    )
    .$if(parts.has('group'), (query) => query.where('stream.group', '=', sql<number>`${value('group')}::int`))
    .$if(parts.has('open'), (query) => query.where('stream.group', '<', queueGroups.length - 1))
    .$if(parts.has('state'), (query) => query.where(sql<boolean>`choice.state = ${value('state')}::choice_state`))
}

function isEarlier(cycle: string, value: Value) {
  return sql<boolean>`stream.is_earlier = (${sql.ref(cycle)} = any(${value('earlierCycles')}::uuid[]))`
}

function unnested(value: Value) {
  return sql<Stream>`unnest(${value('states')}::choice_state[], ${value('areEarlier')}::boolean[],
    ${value('groups')}::int[], ${value('from')}::date[], ${value('until')}::date[])`.as<'stream'>(
    sql`stream (state, is_earlier, "group", due_from, due_until)`,
  )
}
