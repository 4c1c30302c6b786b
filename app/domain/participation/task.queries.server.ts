import { sql } from 'kysely'
import { tasksVisibleTo } from '~/access/ending-scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

export const TASKS_A_PAGE = 50
const MOST_CHASED = 500

/** What an adviser is asked to see to: on the own caseload first, then what nobody has yet; the oldest day first. */
export function openTasks(ctx: Context, { page = 1, size = TASKS_A_PAGE } = {}) {
  return taskRows(ctx)
    .where('adviserTask.state', '=', 'open')
    .orderBy('isUnassigned')
    .orderBy('adviserTask.dueOn')
    .orderBy('adviserTask.id')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute()
}

/** One task with whom it is about. */
export async function findTask(ctx: Context, taskId: string) {
  return orNotFound(await taskRows(ctx).where('adviserTask.id', '=', taskId).executeTakeFirst(), 'task')
}

/** What should have been done by yesterday and was not asked for again. */
export function overdueTasks(ctx: Context, today: string) {
  return tasksVisibleTo(ctx)
    .select(['adviserTask.id', 'adviserTask.learnerId'])
    .where('adviserTask.state', '=', 'open')
    .where('adviserTask.dueOn', '<', today)
    .where('adviserTask.chasedAt', 'is', null)
    .orderBy('adviserTask.dueOn')
    .orderBy('adviserTask.id')
    .limit(MOST_CHASED)
    .execute()
}

/** How many tasks of an area are open, overdue, and on nobody’s caseload. Counts and no names, for coordinators. */
export async function taskCounts(ctx: Context, today: string) {
  const counted = await tasksVisibleTo(ctx)
    .where('adviserTask.state', '=', 'open')
    .select(({ fn }) => [fn.countAll<number>().as('open')])
    .select(sql<number>`count(*) filter (where adviser_task.due_on < ${today}::date)::int`.as('overdue'))
    .select(sql<number>`count(*) filter (where ${isUnassigned})::int`.as('unassigned'))
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ...counted, open: Number(counted.open) }
}

/** Whom a letter about a task goes to, and what it says. */
export function findTaskForLetter(ctx: Context, taskId: string) {
  return ctx.db
    .selectFrom('adviserTask')
    .innerJoin('learner', 'learner.id', 'adviserTask.learnerId')
    .leftJoin('caseloadEntry', (join) =>
      join.onRef('caseloadEntry.learnerId', '=', 'adviserTask.learnerId').on('caseloadEntry.endedAt', 'is', null),
    )
    .leftJoin('account', (join) =>
      join.onRef('account.id', '=', 'caseloadEntry.adviserId').on('account.isDisabled', '=', false),
    )
    .select([
      'adviserTask.state',
      'adviserTask.why',
      'adviserTask.dueOn',
      'adviserTask.areaId',
      'adviserTask.learnerId',
    ])
    .select(['learner.givenNames', 'learner.familyName'])
    .select(['account.id as accountId', 'account.email', 'account.name as adviserName'])
    .where('adviserTask.id', '=', taskId)
    .executeTakeFirst()
}

function taskRows(ctx: Context) {
  return tasksVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'adviserTask.learnerId')
    .select(['adviserTask.id', 'adviserTask.learnerId', 'adviserTask.why', 'adviserTask.dueOn', 'adviserTask.askedAt'])
    .select(['adviserTask.state', 'learner.givenNames', 'learner.familyName'])
    .select(isUnassigned.as('isUnassigned'))
}

const isUnassigned = sql<boolean>`not exists (select from caseload_entry entry
  where entry.learner_id = adviser_task.learner_id and entry.ended_at is null)`
