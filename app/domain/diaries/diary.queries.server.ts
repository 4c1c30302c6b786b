import { sql } from 'kysely'
import { tasksVisibleTo } from '~/access/ending-scopes.server'
import { planOwnersVisibleTo } from '~/access/plan-scopes.server'
import { caseloadVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { fullName } from '../learners/learner'
import { nextStepWords } from '../participation/contact.words'
import { lastDay, type DiaryLine } from './diary'

/** So many lines of each sort; more stand on the lists they come from. */
const LINES_AT_MOST = 100

/** Everything an adviser has before them until the diary's last day, or another, and what is overdue. */
export async function diaryLines(
  ctx: Context,
  until = lastDay(londonDay(ctx.now)),
): Promise<{ lines: DiaryLine[]; isCut: boolean }> {
  const found = [
    await nextSteps(ctx, until),
    await looksAtActivities(ctx, until),
    await reviewsBefore(ctx, until),
    await tasksBefore(ctx, until),
  ]
  return { lines: found.flat(), isCut: found.some(({ length }) => length === LINES_AT_MOST) }
}

async function nextSteps(ctx: Context, until: string): Promise<DiaryLine[]> {
  const planned = sql<string>`coalesce(caseload_entry.next_action_on, '9999-12-31'::date)`
  const rows = await caseloadVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'caseloadEntry.learnerId')
    .select(['caseloadEntry.id', 'caseloadEntry.learnerId', planned.as('on'), 'caseloadEntry.nextActionKind'])
    .select(['learner.givenNames', 'learner.familyName'])
    .where(planned, '<=', until)
    .orderBy(planned)
    .orderBy('caseloadEntry.id')
    .limit(LINES_AT_MOST)
    .execute()
  return rows.map(({ id, learnerId, on, nextActionKind, ...learner }) => ({
    ...{ id, learnerId, on, name: fullName(learner), kind: 'next-step' as const },
    words: nextStepWords(nextActionKind) ?? 'Next step',
  }))
}

async function looksAtActivities(ctx: Context, until: string): Promise<DiaryLine[]> {
  const rows = await caseloadVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'caseloadEntry.learnerId')
    .innerJoin('activity', 'activity.learnerId', 'learner.id')
    .innerJoin('activityCode', 'activityCode.code', 'activity.code')
    .select(['activity.id', 'activity.learnerId', 'activity.reviewOn as on', 'activityCode.label'])
    .select(['learner.givenNames', 'learner.familyName'])
    .where('activity.status', '=', 'confirmed')
    .where('activity.endedAt', 'is', null)
    .where('activity.reviewOn', '<=', until)
    .orderBy('activity.reviewOn')
    .orderBy('activity.id')
    .limit(LINES_AT_MOST)
    .execute()
  return rows.map(({ id, learnerId, on, label, ...learner }) => ({
    ...{ id, learnerId, on: on ?? until, name: fullName(learner), kind: 'activity' as const },
    words: `Look again: ${label}`,
  }))
}

async function reviewsBefore(ctx: Context, until: string): Promise<DiaryLine[]> {
  const rows = await planOwnersVisibleTo(ctx, 'reviews')
    .innerJoin('review', 'review.learnerId', 'learner.id')
    .select(['review.id', 'review.learnerId', 'review.dueOn as on', 'learner.givenNames', 'learner.familyName'])
    .where('learner.id', 'in', caseloadVisibleTo(ctx).select('caseloadEntry.learnerId'))
    .where('review.state', '=', 'due')
    .where('review.dueOn', '<=', until)
    .orderBy('review.dueOn')
    .orderBy('review.id')
    .limit(LINES_AT_MOST)
    .execute()
  return rows.map(({ id, learnerId, on, ...learner }) => ({
    ...{ id, learnerId, on, name: fullName(learner), kind: 'review' as const, words: 'Review of the plan' },
  }))
}

async function tasksBefore(ctx: Context, until: string): Promise<DiaryLine[]> {
  const rows = await tasksVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'adviserTask.learnerId')
    .select(['adviserTask.id', 'adviserTask.learnerId', 'adviserTask.dueOn as on', 'adviserTask.why'])
    .select(['learner.givenNames', 'learner.familyName'])
    .where('adviserTask.state', '=', 'open')
    .where('adviserTask.dueOn', '<=', until)
    .where('adviserTask.learnerId', 'in', caseloadVisibleTo(ctx).select('caseloadEntry.learnerId'))
    .orderBy('adviserTask.dueOn')
    .orderBy('adviserTask.id')
    .limit(LINES_AT_MOST)
    .execute()
  return rows.map(({ id, learnerId, on, why, ...learner }) => ({
    ...{ id, learnerId, on, name: fullName(learner), kind: 'task' as const, words: why },
  }))
}
