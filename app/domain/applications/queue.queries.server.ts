import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Asking, Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { shelf } from '~/kit/kept.server'
import { question as asked } from '~/kit/question.server'
import { cycleAt } from '../cycles/cycle'
import { closuresOf, cyclesOf } from '../cycles/cycle.queries.server'
import { addWorkingDays } from '../cycles/working-day'
import { groupTable, placeFrom, placeText, queueGroups, type QueuePlace, type QueueQuestion } from './queue'

const PAGE_SIZE = 50
const COURSES_AT_MOST = 500
const SOON_DAYS = 5
const NEVER = '9999-12-31'

/** One page of a provider's queue: what needs somebody first, then the fewest days left, then the longest unchanged. */
export async function findQueue(ctx: Context, question: QueueQuestion) {
  const days = await queueDays(ctx)
  const after = placeFrom(question.after)
  const [found] = await queue(ctx, valuesOf(days, question, after), partsOf(question, after))
  const rows = (found?.rows ?? []).map((row) => ({
    ...row,
    sentAt: row.sentAt === null ? null : new Date(row.sentAt),
    changedAt: new Date(row.changedAt),
  }))
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined
  const sizes: Record<string, number> = Object.fromEntries(
    (found?.counts ?? []).map(({ group, choices }) => [queueGroups[group]?.name ?? '', choices]),
  )
  return {
    rows: rows.slice(0, PAGE_SIZE).map(({ group, ...row }) => ({ ...row, group: queueGroups[group]?.name ?? 'ended' })),
    next: last ? placeText(last) : null,
    counts: sizes,
    courses: await coursesKept(ctx),
    ...days,
  }
}

/** The days the queue is sorted by: up to when an answer is due soon, and which cycles are those of earlier years. */
async function queueDays(ctx: Context) {
  const today = londonDay(ctx.now)
  const closures = await closuresOf(ctx, ctx.actor.areaId)
  const cycles = await cyclesOf(ctx, ctx.actor.areaId)
  const startsOn = cycleAt(cycles, ctx.now)?.startsOn ?? today
  const earlier = cycles.filter((cycle) => cycle.startsOn < startsOn).map(({ id }) => id)
  return { today, closures, soon: addWorkingDays(today, SOON_DAYS, closures), earlierCycles: earlier }
}

type Days = Awaited<ReturnType<typeof queueDays>>

// The ended are left out until somebody asks for them by name, by group or by reference.
function partsOf({ q, group, course }: QueueQuestion, after: QueuePlace | null) {
  return [group ? 'group' : q ? '' : 'open', course && 'course', q && 'q', after ? 'after' : ''].filter(Boolean)
}

function valuesOf({ soon, earlierCycles }: Days, { q, group, course }: QueueQuestion, after: QueuePlace | null) {
  return {
    ...groupsInSql,
    soon,
    earlierCycles: `{${earlierCycles.join(',')}}`,
    group: String(queueGroups.findIndex(({ name }) => name === group)),
    course,
    reference: q.toUpperCase(),
    name: `%${q.replace(/[\\%_]/g, '\\$&')}%`,
    ...(after && {
      afterGroup: String(after.group),
      afterDue: after.due,
      afterChanged: after.changedAt.toISOString(),
      afterId: after.id,
    }),
  }
}

const groups = groupTable()
const groupsInSql = {
  states: `{${groups.states.join(',')}}`,
  areSoon: `{${groups.soon.join(',')}}`,
  areEarlier: `{${groups.earlier.join(',')}}`,
  groups: `{${groups.groups.join(',')}}`,
}

type Parts = ReadonlySet<string>
type Value = (name: string) => string

/** The page and the size of each group, in one statement. */
const queue = asked((ctx, value, parts) =>
  ctx.db.selectNoFrom([
    jsonArrayFrom(page(ctx, value, parts)).as('rows'),
    jsonArrayFrom(counts(ctx, value, new Set([...parts].filter((part) => part === 'course' || part === 'q')))).as(
      'counts',
    ),
  ]),
)

/** The rows of one page: sorted and cut to size on the choices alone, and only then filled with what is shown of each. */
function page(ctx: Asking, value: Value, parts: Parts) {
  return ctx.db
    .selectFrom(
      choicesInQueue(ctx, value, parts)
        .select(['choice.id', 'choice.state', 'choice.answerBy', 'choice.sentAt', 'choice.changedAt', 'choice.isLate'])
        .select(['choice.learnerId', 'choice.applicationId', 'choice.courseRunId', 'grouped.group', due.as('due')])
        .$if(parts.has('after'), (query) =>
          query.where(
            sql<boolean>`("grouped"."group", ${due}, choice.changed_at, choice.id) >
              (${value('afterGroup')}::int, ${value('afterDue')}::date, ${value('afterChanged')}::timestamptz, ${value('afterId')}::uuid)`,
          ),
        )
        .orderBy('grouped.group')
        .orderBy(due)
        .orderBy('choice.changedAt')
        .orderBy('choice.id')
        .limit(PAGE_SIZE + 1)
        .as('queue'),
    )
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
    .orderBy('queue.group')
    .orderBy('queue.due')
    .orderBy('queue.changedAt')
    .orderBy('queue.id')
}

function counts(ctx: Asking, value: Value, parts: Parts) {
  return choicesInQueue(ctx, value, parts)
    .select(['grouped.group', sql<number>`count(*)::int`.as('choices')])
    .groupBy('grouped.group')
    .orderBy('grouped.group')
    .limit(queueGroups.length)
}

/** The courses to choose from: those somebody has applied for here, as they were within the last minute. */
function coursesKept(ctx: Context) {
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

const due = sql<string>`coalesce(choice.answer_by, ${sql.lit(NEVER)}::date)`

/** The choices asked for, each with its group. */
function choicesInQueue(ctx: Asking, value: Value, parts: Parts) {
  return choicesVisibleTo(ctx)
    .innerJoin(
      sql<{ state: string; isSoon: boolean; isEarlier: boolean; group: number }>`
        unnest(${value('states')}::choice_state[], ${value('areSoon')}::boolean[], ${value('areEarlier')}::boolean[], ${value('groups')}::int[])`.as<'grouped'>(
        sql`grouped (state, is_soon, is_earlier, "group")`,
      ),
      (join) =>
        join
          .on(sql<boolean>`grouped.state = choice.state`)
          .on(sql<boolean>`grouped.is_soon = coalesce(choice.answer_by <= ${value('soon')}::date, false)`)
          .on(sql<boolean>`grouped.is_earlier = (choice.cycle_id = any(${value('earlierCycles')}::uuid[]))`),
    )
    .$if(parts.has('group'), (query) => query.where('grouped.group', '=', sql<number>`${value('group')}::int`))
    .$if(parts.has('open'), (query) => query.where('grouped.group', '<', queueGroups.length - 1))
    .$if(parts.has('course'), (query) =>
      query.where('choice.courseRunId', 'in', (eb) =>
        eb.selectFrom('courseRun').select('courseRun.id').where('courseRun.courseId', '=', value('course')),
      ),
    )
    .$if(parts.has('q'), (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('learner')
            .innerJoin('application', 'application.learnerId', 'learner.id')
            .select('learner.id')
            .whereRef('application.id', '=', 'choice.applicationId')
            .where(
              sql<boolean>`(application.reference = ${value('reference')} or
                unaccent(learner.given_names || ' ' || learner.family_name) ilike unaccent(${value('name')}))`,
            ),
        ),
      ),
    )
}
