import { sql } from 'kysely'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { cycleAt } from '../cycles/cycle'
import { closuresOf, cyclesOf } from '../cycles/cycle.queries.server'
import { addWorkingDays } from '../cycles/working-day'
import { groupNumbers, placeFrom, placeText, queueGroups, type QueueQuestion } from './queue'

const PAGE_SIZE = 50
const COURSES_AT_MOST = 500
const SOON_DAYS = 5
const NEVER = '9999-12-31'

/** One page of a provider's queue: what needs somebody first, then the fewest days left, then the longest unchanged. */
export async function findQueue(ctx: Context, question: QueueQuestion) {
  const days = await queueDays(ctx)
  const rows = await pageOf(ctx, days, question)
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined
  return {
    rows: rows
      .slice(0, PAGE_SIZE)
      .map(({ group, ...row }) => ({ ...row, group: queueGroups[Number(group)]?.name ?? 'ended' })),
    next: last ? placeText({ group: Number(last.group), due: last.due, changedAt: last.changedAt, id: last.id }) : null,
    counts: await countGroups(ctx, days, question),
    courses: await coursesInQueue(ctx),
    ...days,
  }
}

/** The days the queue is sorted by: up to when an answer is due soon, and which cycle is this year's. */
async function queueDays(ctx: Context) {
  const today = londonDay(ctx.now)
  const closures = await closuresOf(ctx, ctx.actor.areaId)
  const cycle = cycleAt(await cyclesOf(ctx, ctx.actor.areaId), ctx.now)
  return { today, closures, soon: addWorkingDays(today, SOON_DAYS, closures), cycleStartsOn: cycle?.startsOn ?? today }
}

type Days = Awaited<ReturnType<typeof queueDays>>

function pageOf(ctx: Context, days: Days, question: QueueQuestion) {
  const after = placeFrom(question.after)
  return asked(ctx, days, question)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(queue.group, queue.due, queue.changed_at, queue.id) >
          (${after?.group}::int, ${after?.due}::date, ${after?.changedAt}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .selectAll('queue')
    .orderBy('queue.group')
    .orderBy('queue.due')
    .orderBy('queue.changedAt')
    .orderBy('queue.id')
    .limit(PAGE_SIZE + 1)
    .execute()
}

async function countGroups(ctx: Context, days: Days, question: QueueQuestion): Promise<Record<string, number>> {
  const counted = await asked(ctx, days, { ...question, group: '' }, { withEnded: true })
    .select(['queue.group', (eb) => eb.fn.countAll<number>().as('choices')])
    .groupBy('queue.group')
    .orderBy('queue.group')
    .limit(queueGroups.length)
    .execute()
  return Object.fromEntries(
    counted.map(({ group, choices }) => [queueGroups[Number(group)]?.name ?? '', Number(choices)]),
  )
}

function coursesInQueue(ctx: Context) {
  return choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['course.id', 'course.title'])
    .distinct()
    .orderBy('course.title')
    .orderBy('course.id')
    .limit(COURSES_AT_MOST)
    .execute()
}

// The ended are left out until somebody asks for them by name, by group or by reference.
function asked(ctx: Context, days: Days, { q, group, course }: QueueQuestion, { withEnded = q !== '' } = {}) {
  const wanted = queueGroups.findIndex(({ name }) => name === group)
  const ended = queueGroups.length - 1
  return ctx.db
    .selectFrom(queueOf(ctx, days).as('queue'))
    .$if(wanted >= 0, (query) => query.where('queue.group', '=', wanted))
    .$if(wanted < 0 && !withEnded, (query) => query.where('queue.group', '<', ended))
    .$if(course !== '', (query) => query.where('queue.courseId', '=', course))
    .$if(q !== '', (query) => {
      const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
      return query.where((eb) =>
        eb.or([
          eb('queue.reference', '=', q.toUpperCase()),
          sql<boolean>`unaccent(queue.given_names || ' ' || queue.family_name) ilike unaccent(${like})`,
        ]),
      )
    })
}

function queueOf(ctx: Context, { soon, cycleStartsOn }: Days) {
  const numbers = (isSoon: boolean, isEarlierCycle: boolean) => JSON.stringify(groupNumbers({ isSoon, isEarlierCycle }))
  return choicesVisibleTo(ctx)
    .innerJoin('application', 'application.id', 'choice.applicationId')
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('organisation as school', 'school.id', 'rollEntry.schoolId')
    .select(['choice.id', 'choice.state', 'choice.answerBy', 'choice.sentAt', 'choice.changedAt', 'choice.isLate'])
    .select(['learner.givenNames', 'learner.familyName', 'application.reference', 'school.name as schoolName'])
    .select(['course.id as courseId', 'course.title as courseTitle', 'courseRun.startsOn'])
    .select((eb) => [
      sql<number>`((case
        when choice.answer_by <= ${soon}::date and cycle.starts_on < ${cycleStartsOn}::date then ${numbers(true, true)}::jsonb
        when choice.answer_by <= ${soon}::date then ${numbers(true, false)}::jsonb
        when cycle.starts_on < ${cycleStartsOn}::date then ${numbers(false, true)}::jsonb
        else ${numbers(false, false)}::jsonb end) ->> choice.state::text)::int`.as('group'),
      eb.fn.coalesce('choice.answerBy', sql<string>`${NEVER}::date`).as('due'),
    ])
}
