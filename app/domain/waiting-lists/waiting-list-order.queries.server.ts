import { sql } from 'kysely'
import { choicesVisibleTo, runsVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { listRuleOf } from './waiting-list-order'

const SHOWN_AT_MOST = 200
const ON_A_LIST = 5000

/** A start of the viewer’s own provider, the rule of its waiting list, and how many wait. */
export async function findList(ctx: Context, courseRunId: string) {
  const run = await runsVisibleTo(ctx)
    .leftJoin('waitingListRule', 'waitingListRule.courseRunId', 'courseRun.id')
    .select(['courseRun.id', 'courseRun.courseId', 'course.providerId', 'course.title', 'waitingListRule.rule'])
    .select((eb) =>
      eb
        .selectFrom('waitingListEntry')
        .select((eb) => eb.fn.countAll<number>().as('size'))
        .whereRef('waitingListEntry.courseRunId', '=', 'courseRun.id')
        .where('waitingListEntry.endedAt', 'is', null)
        .as('size'),
    )
    .where('courseRun.id', '=', courseRunId)
    .where('course.providerId', '=', ctx.actor.organisationId)
    .executeTakeFirst()
  const { rule, size, ...found } = orNotFound(run, 'course-run')
  return { ...found, rule: listRuleOf(rule), size: Number(size) }
}

/** Who waits for a start, in the order in which they are called. */
export function waitingFor(ctx: Context, courseRunId: string) {
  return choicesVisibleTo(ctx)
    .innerJoin('waitingListEntry as entry', 'entry.choiceId', 'choice.id')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .select(['choice.id', 'learner.givenNames', 'learner.familyName', 'entry.addedAt', 'entry.expiresOn'])
    .where('choice.state', '=', 'waiting_list')
    .where('entry.courseRunId', '=', courseRunId)
    .where('entry.endedAt', 'is', null)
    .orderBy('entry.orderKey')
    .orderBy('entry.addedAt')
    .orderBy('entry.id')
    .limit(SHOWN_AT_MOST)
    .execute()
}

/** The entries of a list in order, held with their start so that nobody else changes the order meanwhile. */
export async function lockList(ctx: Context, courseRunId: string) {
  await ctx.db.selectFrom('courseRun').select('id').where('id', '=', courseRunId).forNoKeyUpdate().execute()
  return ctx.db
    .selectFrom('waitingListEntry as entry')
    .innerJoin('choice', 'choice.id', 'entry.choiceId')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'entry.courseRunId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select(['entry.id', 'entry.choiceId', 'learner.postcode', 'site.outcode'])
    .where('entry.courseRunId', '=', courseRunId)
    .where('entry.endedAt', 'is', null)
    .where('choice.state', '=', 'waiting_list')
    .orderBy('entry.orderKey')
    .orderBy('entry.addedAt')
    .orderBy('entry.id')
    .limit(ON_A_LIST)
    .execute()
}

/** What whoever joins a list now is ordered by: the rule, the last key, and the two ends of the journey. */
export async function joiningFacts(ctx: Context, { id, courseRunId }: { id: string; courseRunId: string }) {
  return ctx.db
    .selectFrom('choice')
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .leftJoin('waitingListRule', 'waitingListRule.courseRunId', 'choice.courseRunId')
    .select(['learner.postcode', 'site.outcode', 'waitingListRule.rule'])
    .select((eb) =>
      eb
        .selectFrom('waitingListEntry')
        .select(sql<number>`coalesce(max(order_key), 0)`.as('last'))
        .where('waitingListEntry.courseRunId', '=', courseRunId)
        .where('waitingListEntry.endedAt', 'is', null)
        .as('lastKey'),
    )
    .where('choice.id', '=', id)
    .executeTakeFirstOrThrow()
}
