import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { newestOffer } from '../offers/offer.queries.server'

/** A choice as the pages after acceptance show it: whose, which course, how it stands, and its conditions. */
export async function findPlace(ctx: Context, choiceId: string) {
  const choice = await choicesVisibleTo(ctx)
    .innerJoin('learner', 'learner.id', 'choice.learnerId')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .innerJoin('organisation as provider', 'provider.id', 'choice.providerId')
    .select([
      'choice.id',
      'choice.state',
      'choice.version',
      'choice.learnerId',
      'choice.providerId',
      'choice.courseRunId',
    ])
    .select(['learner.givenNames', 'learner.familyName', 'course.title as courseTitle', 'courseRun.startsOn'])
    .select([
      'provider.name as providerName',
      'provider.kind as providerKind',
      'provider.address',
      'provider.town',
      'provider.postcode',
    ])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
  return orNotFound(choice, 'choice')
}

/** The same with the conditions of the offer that stands. */
export async function findPlaceWithConditions(ctx: Context, choiceId: string) {
  const choice = await findPlace(ctx, choiceId)
  const offer = await newestOffer(ctx, choiceId)
  return { ...choice, conditions: offer?.endedAt === null ? offer.conditions : [] }
}

/** What letters about an enrolment say beside the choice itself. */
export function findEnrolmentForLetter(ctx: Context, choiceId: string) {
  return ctx.db
    .selectFrom('choice')
    .innerJoin('courseRun', 'courseRun.id', 'choice.courseRunId')
    .leftJoin('enrolment', 'enrolment.choiceId', 'choice.id')
    .leftJoin('reason', 'reason.id', 'enrolment.reasonId')
    .select([
      'courseRun.startsOn',
      'enrolment.startedOn',
      'enrolment.recordedAt',
      'reason.label',
      'reason.learnerWords',
    ])
    .where('choice.id', '=', choiceId)
    .executeTakeFirst()
}
