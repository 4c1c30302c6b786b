import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { planSharesVisibleTo } from '~/access/plan-scopes.server'
import { choicesVisibleTo } from '~/access/scopes.server'
import { statesWith } from '~/domain/applications/choice.states'
import { consentGiven } from '~/domain/consents/consent.queries.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { planParts } from '../plans/plan-rights'

const SHARES_SHOWN = 20
const READINGS_SHOWN = 20
const ROWS_SHOWN = 60

/** The learner's own shares, the newest first, each with who has read it and when. */
export function ownShares(ctx: Context) {
  return planSharesVisibleTo(ctx)
    .innerJoin('choice', 'choice.id', 'planShare.choiceId')
    .innerJoin('organisation as provider', 'provider.id', 'planShare.providerId')
    .select(['planShare.id', 'planShare.choiceId', 'planShare.parts', 'planShare.givenAt', 'planShare.expiresOn'])
    .select(['planShare.endedAt', 'planShare.endedWhy', 'choice.state', 'provider.name as provider'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('planReading')
          .leftJoin('account', 'account.id', 'planReading.readerId')
          .select(['planReading.readAt', 'account.name'])
          .whereRef('planReading.shareId', '=', 'planShare.id')
          .orderBy('planReading.readAt', 'desc')
          .orderBy('planReading.id')
          .limit(READINGS_SHOWN),
      ).as('readings'),
    )
    .where('planShare.learnerId', '=', ctx.actor.learnerId ?? NOBODY)
    .orderBy((eb) => eb('planShare.endedAt', 'is', null), 'desc')
    .orderBy('planShare.givenAt', 'desc')
    .orderBy('planShare.id')
    .limit(SHARES_SHOWN)
    .execute()
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** One of the learner's own shares that has not ended. */
export async function findOpenShare(ctx: Context, shareId: string) {
  const found = await planSharesVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'planShare.providerId')
    .select([
      'planShare.id',
      'planShare.choiceId',
      'planShare.learnerId',
      'planShare.parts',
      'provider.name as provider',
    ])
    .where('planShare.id', '=', shareId)
    .where('planShare.endedAt', 'is', null)
    .executeTakeFirst()
  return orNotFound(found, 'share')
}

/** The learner's own places with which a plan may be shared. */
export function placesToShareWith(ctx: Context) {
  return choicesVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select(['choice.id', 'provider.name as provider'])
    .where('choice.state', 'in', statesWith('firmPlace'))
    .orderBy('choice.id')
    .limit(SHARES_SHOWN)
    .execute()
}

/**
 * What the provider may read of a plan at this moment: the one question that reads it. It answers null as soon as the share has
 * ended or is over, the place is not firm any more, or the yes was taken back; and it fetches no part that was not shared.
 */
export async function findSharedPlan(ctx: Context, choiceId: string) {
  const found = await planSharesVisibleTo(ctx)
    .innerJoin('choice', 'choice.id', 'planShare.choiceId')
    .select(['planShare.id', 'planShare.learnerId', 'planShare.expiresOn', 'planShare.parts'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('planVersion')
          .distinctOn('planVersion.section')
          .select(['planVersion.section', 'planVersion.words', 'planVersion.writtenAt'])
          .whereRef('planVersion.learnerId', '=', 'planShare.learnerId')
          .where(sql<boolean>`plan_version.section = any(plan_share.parts)`)
          .orderBy('planVersion.section')
          .orderBy('planVersion.version', 'desc'),
      ).as('sections'),
      jsonArrayFrom(
        eb
          .selectFrom('target')
          .select(['target.id', 'target.title', 'target.why', 'target.measure', 'target.dueOn', 'target.state'])
          .select((inner) =>
            jsonArrayFrom(
              inner
                .selectFrom('targetStep')
                .select(['targetStep.what', 'targetStep.state'])
                .whereRef('targetStep.targetId', '=', 'target.id')
                .orderBy('targetStep.position'),
            ).as('steps'),
          )
          .whereRef('target.learnerId', '=', 'planShare.learnerId')
          .where(sql<boolean>`'targets' = any(plan_share.parts)`)
          .where('target.state', '!=', 'archived')
          .orderBy('target.dueOn')
          .orderBy('target.id')
          .limit(ROWS_SHOWN),
      ).as('targets'),
      jsonArrayFrom(
        eb
          .selectFrom('review')
          .select(['review.id', 'review.kind', 'review.heldOn', 'review.learnerWords', 'review.summary'])
          .whereRef('review.learnerId', '=', 'planShare.learnerId')
          .where(sql<boolean>`'reviews' = any(plan_share.parts)`)
          .where('review.state', '=', 'done')
          .orderBy('review.heldOn', 'desc')
          .orderBy('review.id')
          .limit(ROWS_SHOWN),
      ).as('reviews'),
    ])
    .where('planShare.choiceId', '=', choiceId)
    .where('choice.state', 'in', statesWith('firmPlace'))
    .where((eb) => eb(consentGiven(ctx, eb.ref('planShare.learnerId'), 'plan'), '=', true))
    .executeTakeFirst()
  if (!found) return null
  const { parts, ...shared } = found
  return { ...shared, parts: planParts.filter((part) => parts.includes(part)) }
}

export type SharedPlan = NonNullable<Awaited<ReturnType<typeof findSharedPlan>>>

/** The applicant whose plan may have been shared, for whoever may see the applicant at all. */
export async function findApplicantOfPlan(ctx: Context, choiceId: string) {
  const found = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .select(['choice.id', 'learner.givenNames', 'learner.familyName'])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  return orNotFound(found, 'choice')
}
