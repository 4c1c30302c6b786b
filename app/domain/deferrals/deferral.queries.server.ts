import { choicesVisibleTo } from '~/access/scopes.server'
import { firmlyHeld } from '~/domain/applications/choice.states'
import { startWords } from '~/domain/courses/course-run'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { yearAfter, type Kept } from './deferral'

const STARTS_AT_MOST = 50
const AT_ONCE = 2000

/** The starts of a choice's own course in the year after its cycle, also those that are not shown yet. */
export async function startsOfNextYear(ctx: Context, choiceId: string) {
  const choice = await choicesVisibleTo(ctx)
    .innerJoin('cycle', 'cycle.id', 'choice.cycleId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .select(['courseRun.courseId', 'cycle.startsOn'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const { courseId, startsOn } = orNotFound(choice, 'choice')
  const { from, to } = yearAfter({ startsOn })
  const starts = await ctx.db
    .selectFrom('courseRun')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['courseRun.id', 'courseRun.startsOn', 'courseRun.startPrecision', 'courseRun.startText'])
    .select('site.name as siteName')
    .where('courseRun.courseId', '=', courseId)
    .where('courseRun.status', '!=', 'withdrawn')
    .where('courseRun.cancelledAt', 'is', null)
    .where('courseRun.startsOn', '>=', from)
    .where('courseRun.startsOn', '<=', to)
    .orderBy('courseRun.startsOn')
    .orderBy('courseRun.id')
    .limit(STARTS_AT_MOST)
    .execute()
  return {
    courseId,
    starts: starts.map((run) => ({
      id: run.id,
      name: [startWords(run), run.siteName].filter(Boolean).join(', '),
    })),
  }
}

/** Whether the learner has this start on a list already, beside the choice itself. */
export async function hasChosen(ctx: Context, choice: { id: string; learnerId: string }, runId: string) {
  const other = await ctx.db
    .selectFrom('choice')
    .select('id')
    .where('learnerId', '=', choice.learnerId)
    .where('courseRunId', '=', runId)
    .where('id', '!=', choice.id)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** A place that is kept: from when it can be confirmed, and whether its learner holds another; null where none is kept. */
export async function findKept(
  ctx: Context,
  choiceId: string,
): Promise<(Kept & { id: string; toRunId: string }) | null> {
  const row = await choicesVisibleTo(ctx)
    .innerJoin('deferral', 'deferral.choiceId', 'choice.id')
    .select(['deferral.id', 'deferral.confirmFrom', 'deferral.toRunId'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('choice as other')
            .select('other.id')
            .whereRef('other.learnerId', '=', 'choice.learnerId')
            .whereRef('other.id', '!=', 'choice.id')
            .where('other.state', 'in', firmlyHeld),
        )
        .$castTo<boolean>()
        .as('hasOtherPlace'),
    )
    .where('choice.id', '=', choiceId)
    .where('choice.state', '=', 'deferred')
    .where('deferral.reinstatedAt', 'is', null)
    .orderBy('deferral.deferredAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** A deferral for its letters. */
export function findDeferral(ctx: Context, deferralId: string) {
  return ctx.db
    .selectFrom('deferral')
    .innerJoin('courseRun', 'courseRun.id', 'deferral.toRunId')
    .select([
      'deferral.choiceId',
      'deferral.agreedOn',
      'deferral.agreedHow',
      'deferral.message',
      'deferral.confirmFrom',
    ])
    .select(['courseRun.startsOn', 'courseRun.startPrecision', 'courseRun.startText'])
    .where('deferral.id', '=', deferralId)
    .executeTakeFirst()
}

/** Kept places that can be confirmed again soon, or lately: those that a reminder is about. */
export function keptToRemind(ctx: Context, { from, to }: { from: string; to: string }) {
  return ctx.db
    .selectFrom('deferral')
    .innerJoin('choice', 'choice.id', 'deferral.choiceId')
    .select(['deferral.id', 'deferral.choiceId', 'deferral.confirmFrom', 'choice.providerId'])
    .where('deferral.reinstatedAt', 'is', null)
    .where('deferral.confirmFrom', '>=', from)
    .where('deferral.confirmFrom', '<=', to)
    .where('choice.state', '=', 'deferred')
    .orderBy('choice.providerId')
    .orderBy('deferral.id')
    .limit(AT_ONCE)
    .execute()
}
