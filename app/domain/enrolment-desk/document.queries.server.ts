import { mustBeAllowed } from '~/access/guard.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'

const KINDS_AT_MOST = 30

/** The documents that a provider wants to see: its own list, or the one for all. */
export async function documentKindsOf(ctx: Context, providerId: string) {
  const kinds = await ctx.db
    .selectFrom('documentKind')
    .select(['id', 'code', 'label', 'isIdentity', 'isNeeded', 'providerId'])
    .where((eb) => eb.or([eb('providerId', '=', providerId), eb('providerId', 'is', null)]))
    .where('endedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(KINDS_AT_MOST * 2)
    .execute()
  const own = kinds.filter((kind) => kind.providerId !== null)
  return own.length > 0 ? own : kinds
}

/** One learner at the desk: whose place, and which documents were seen. */
export async function findAtDesk(ctx: Context, choiceId: string) {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .select(['choice.id', 'choice.state', 'choice.version', 'choice.providerId', 'choice.cycleId'])
    .select(['choice.courseRunId', 'learner.givenNames', 'learner.familyName', 'course.title as courseTitle'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  const choice = orNotFound(found, 'choice')
  mustBeAllowed(ctx, 'enrolment.record', choice)
  const kinds = await documentKindsOf(ctx, choice.providerId)
  return { choice, kinds, seen: await seenOf(ctx, choiceId) }
}

/** The kinds of document that were seen of one learner. */
export async function seenOf(ctx: Context, choiceId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('documentCheck')
    .select('kindId')
    .where('choiceId', '=', choiceId)
    .limit(KINDS_AT_MOST * 4)
    .execute()
  return rows.map(({ kindId }) => kindId)
}
