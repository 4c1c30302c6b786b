import { sql } from 'kysely'
import { mustBeAllowed } from '~/access/guard.server'
import { tasksVisibleTo } from '~/access/ending-scopes.server'
import { follows } from '~/access/return-scopes.server'
import { record, recordAll } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { orNotFound, Refusal } from '~/kit/errors'
import { enqueue } from '~/kit/jobs.server'
import { closuresOf } from '../cycles/cycle.queries.server'
import { addWorkingDays } from '../cycles/working-day'
import type { TaskEnding, TaskKind } from './task'
import { tellOfTask } from './task.jobs.server'
import { overdueTasks } from './task.queries.server'
import type { TaskWordForm } from './task.schemas'

export type Asked = { learnerId: string; kind: TaskKind; subject: string; why: string }

/**
 * Asks the adviser of a learner to get in touch by the next working day of the area. About one thing nobody is asked twice at a time, and about
 * whoever is followed here no longer nobody is.
 */
export function openTask(ctx: Context, { learnerId, ...asked }: Asked) {
  return inTransaction(ctx, async (ctx) => {
    const { areaId, isFollowed } = await ctx.db
      .selectFrom('learner')
      .select(['areaId', follows('learner.id').as('isFollowed')])
      .where('id', '=', learnerId)
      .executeTakeFirstOrThrow()
    // Whom no area looks after has no adviser who could be asked.
    if (areaId === null || !isFollowed) return null
    const dueOn = addWorkingDays(londonDay(ctx.now), 1, await closuresOf(ctx, areaId))
    const opened = await ctx.db
      .insertInto('adviserTask')
      .values({ id: newId(), learnerId, areaId, ...asked, dueOn, askedAt: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!opened) return null
    await record(ctx, 'adviser-task.opened', subjectOf(opened.id, learnerId), { kind: asked.kind, dueOn })
    await enqueue(ctx, tellOfTask, { taskId: opened.id, isChase: false }, { key: `task:${opened.id}` })
    return opened.id
  })
}

/** Closes a task with a word: nothing more is to be done. */
export function closeTask(ctx: Context, taskId: string, { word }: TaskWordForm) {
  return inTransaction(ctx, async (ctx) => {
    const task = orNotFound(
      await tasksVisibleTo(ctx)
        .select(['adviserTask.id', 'adviserTask.areaId', 'adviserTask.learnerId', 'adviserTask.state'])
        .where('adviserTask.id', '=', taskId)
        .forUpdate('adviserTask')
        .executeTakeFirst(),
      'task',
    )
    mustBeAllowed(ctx, 'adviser-task.close', task)
    if (task.state !== 'open') throw new Refusal('changed-meanwhile', 'Somebody else has settled this meanwhile.')
    await settle(ctx, [task.id], 'word', word)
  })
}

/** What was asked for about a learner is done, by a talk or by saying what the learner does now; or they left, and nothing is to be done. */
export async function settleTasksOf(ctx: Context, learnerId: string, how: 'contact' | 'activity' | 'left') {
  const open = await ctx.db
    .selectFrom('adviserTask')
    .select('id')
    .where('learnerId', '=', learnerId)
    .where('state', '=', 'open')
    .orderBy('id')
    .limit(MOST_AT_ONCE)
    .forUpdate()
    .execute()
  await settle(
    ctx,
    open.map(({ id }) => id),
    how,
    null,
  )
}

/** That somebody left was taken back: what was closed because of it is to be done again. */
export async function openTasksAgain(ctx: Context, learnerId: string, leftAt: Date) {
  const opened = await ctx.db
    .updateTable('adviserTask')
    .set({ state: 'open', doneAt: null, doneById: null, doneHow: null })
    .where('learnerId', '=', learnerId)
    .where('doneHow', '=', 'left')
    .where('doneAt', '=', leftAt)
    .returning(['id', 'kind'])
    .execute()
  await recordAll(
    ctx,
    opened.map(({ id, kind }) => ({
      action: 'adviser-task.opened-again',
      subject: subjectOf(id, learnerId),
      particulars: { kind },
    })),
  )
}

/** What a task was about did not happen after all; says whether one was open. */
export async function dropTaskAbout(ctx: Context, subject: string, why: string): Promise<boolean> {
  const open = await ctx.db
    .selectFrom('adviserTask')
    .select('id')
    .where('subject', '=', subject)
    .where('state', '=', 'open')
    .forUpdate()
    .limit(1)
    .execute()
  await settle(
    ctx,
    open.map(({ id }) => id),
    'undone',
    why,
  )
  return open.length > 0
}

/** Each morning: what should have been done by yesterday is asked for again, once. */
export async function chaseTasks(ctx: Context): Promise<number> {
  const overdue = await overdueTasks(ctx, londonDay(ctx.now))
  for (const { id, learnerId } of overdue) {
    await inTransaction(ctx, async (ctx) => {
      const first = await ctx.db
        .updateTable('adviserTask')
        .set({ chasedAt: ctx.now })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .where('chasedAt', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (!first) return
      await record(ctx, 'adviser-task.chased', subjectOf(id, learnerId))
      await enqueue(ctx, tellOfTask, { taskId: id, isChase: true }, { key: `task-chase:${id}` })
    })
  }
  return overdue.length
}

async function settle(ctx: Context, taskIds: string[], doneHow: TaskEnding, word: string | null) {
  if (taskIds.length === 0) return
  const settled = await ctx.db
    .updateTable('adviserTask')
    .set({
      state: sql`${doneHow === 'undone' ? 'dropped' : 'done'}`,
      doneHow,
      word,
      doneAt: ctx.now,
      doneById: ctx.actor.id,
    })
    .where('id', 'in', taskIds)
    .where('state', '=', 'open')
    .returning(['id', 'learnerId'])
    .execute()
  await recordAll(
    ctx,
    settled.map(({ id, learnerId }) => ({
      action: 'adviser-task.settled',
      subject: subjectOf(id, learnerId),
      particulars: { how: doneHow },
    })),
  )
}

function subjectOf(id: string, learnerId: string) {
  return { type: 'adviser-task', id, learnerId }
}

const MOST_AT_ONCE = 100
