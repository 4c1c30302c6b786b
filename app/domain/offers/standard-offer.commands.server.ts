import { mustBeAllowed } from '~/access/guard.server'
import { record } from '~/kit/audit.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { providerKindOf } from '~/domain/applications/visibility'
import { refuseUnlawful, type OfferTerms } from './offer'
import { findStandardOffer } from './standard-offer.queries.server'

/** Writes down what a course usually offers, so that many can be offered it at once. The law holds here already. */
export function keepStandardOffer(ctx: Context, courseId: string, { kind, conditions, message }: OfferTerms) {
  return inTransaction(ctx, async (ctx) => {
    const course = await findStandardOffer(ctx, courseId)
    mustBeAllowed(ctx, 'course.edit', course)
    const settings = await settingsOf(ctx, ctx.actor.areaId)
    refuseUnlawful({ kind, conditions, message }, providerKindOf(course.providerKind), settings)

    const kept = { kind, message, keptById: ctx.actor.id, keptAt: ctx.now }
    await ctx.db
      .insertInto('standardOffer')
      .values({ courseId, ...kept })
      .onConflict((conflict) => conflict.column('courseId').doUpdateSet(kept))
      .execute()
    await ctx.db.deleteFrom('standardOfferCondition').where('courseId', '=', courseId).execute()
    if (conditions.length > 0) {
      const rows = conditions.map((condition, position) => ({ ...condition, courseId, position }))
      await ctx.db.insertInto('standardOfferCondition').values(rows).execute()
    }
    const subject = { type: 'course', id: courseId, organisationId: course.providerId }
    await record(ctx, 'course.standard-offer-kept', subject, { kind, conditions: conditions.map(({ text }) => text) })
  })
}
