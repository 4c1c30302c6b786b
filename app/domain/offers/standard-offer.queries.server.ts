import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { coursesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { orNotFound } from '~/kit/errors'
import { conditionKindFrom, type Condition, type OfferTerms } from './offer'

const CONDITIONS_AT_MOST = 50
const COURSES_AT_MOST = 500

/** One of the provider's own courses with the offer it usually makes; nothing where none has been written down. */
export async function findStandardOffer(ctx: Context, courseId: string) {
  const course = await coursesVisibleTo(ctx)
    .innerJoin('organisation as provider', 'provider.id', 'course.providerId')
    .select(['course.id', 'course.title', 'course.providerId', 'provider.kind as providerKind'])
    .where('course.id', '=', courseId)
    .where('course.providerId', '=', ctx.actor.organisationId ?? '')
    .executeTakeFirst()
  const found = orNotFound(course, 'course')
  const offers = await standardOffersOf(ctx, [found.id])
  return { ...found, offer: offers.get(found.id) ?? null }
}

/** What each of these courses usually offers, by course. */
export async function standardOffersOf(ctx: Context, courseIds: readonly string[]): Promise<Map<string, OfferTerms>> {
  if (courseIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('standardOffer')
    .select(['standardOffer.courseId', 'standardOffer.kind', 'standardOffer.message'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('standardOfferCondition as condition')
          .select(['condition.kind', 'condition.subject', 'condition.grade', 'condition.text'])
          .select(['condition.points', 'condition.best'])
          .whereRef('condition.courseId', '=', 'standardOffer.courseId')
          .orderBy('condition.position')
          .limit(CONDITIONS_AT_MOST),
      ).as('conditions'),
    )
    .where('standardOffer.courseId', 'in', [...new Set(courseIds)])
    .limit(COURSES_AT_MOST)
    .execute()
  return new Map(
    rows.map(({ courseId, kind, message, conditions }) => [
      courseId,
      {
        kind: kind === 'unconditional' ? 'unconditional' : 'conditional',
        message,
        conditions: conditions.map((one): Condition => ({ ...one, kind: conditionKindFrom(one.kind) })),
      },
    ]),
  )
}
