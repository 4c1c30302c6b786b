import { sql, type Expression } from 'kysely'
import { choicesVisibleTo, learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { settingsOf } from '../areas/area.queries.server'
import { currentCycle } from '../cycles/cycle.queries.server'

const CHOICES_AT_MOST = 100

/** Whether a parent has signed an application; a part of a larger question. */
export function isSigned(applicationId: Expression<string>) {
  return sql<boolean>`exists (select from co_signature where co_signature.application_id = ${applicationId})`
}

/** What a linked parent may sign: the application of this year with its choices, and whether they have signed already. */
export async function findToSign(ctx: Context, learnerId: string) {
  const learner = orNotFound(
    await learnersVisibleTo(ctx)
      .select(['learner.id', 'learner.givenNames', 'learner.areaId'])
      .where('learner.id', '=', learnerId)
      .executeTakeFirst(),
    'learner',
  )
  const cycle = await currentCycle(ctx, learner.areaId)
  const choices = await choicesVisibleTo(ctx)
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'choice.applicationId', 'course.title', 'provider.name as provider'])
    .select((eb) =>
      eb
        .selectFrom('coSignature')
        .select('coSignature.signedAt')
        .whereRef('coSignature.applicationId', '=', 'choice.applicationId')
        .where('coSignature.accountId', '=', ctx.actor.id)
        .as('signedAt'),
    )
    .where('choice.learnerId', '=', learnerId)
    .where('choice.cycleId', '=', cycle.id)
    .where('choice.state', 'not in', ['withdrawn', 'not_sent', 'rejected', 'declined', 'lapsed'])
    .orderBy('course.title')
    .orderBy('choice.id')
    .limit(CHOICES_AT_MOST)
    .execute()
  const { coSignature } = await settingsOf(ctx, learner.areaId)
  return { learner, choices, isAsked: coSignature }
}
