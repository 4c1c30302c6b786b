import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { takingPlaces } from '../applications/choice.states'

const CONDITIONS_AT_MOST = 50

/** The newest offer on a choice that the viewer may see, with every condition; nothing where none was made. */
export function newestOffer(ctx: Context, choiceId: string) {
  return offers(ctx)
    .where('choice.id', '=', choiceId)
    .orderBy('offer.endedAt', (order) => order.desc().nullsFirst())
    .orderBy('offer.madeAt', 'desc')
    .orderBy('offer.id')
    .limit(1)
    .executeTakeFirst()
}

export type OfferOnPaper = NonNullable<Awaited<ReturnType<typeof newestOffer>>>

/** How many places of a run are offered or taken now. */
export async function placesTaken(ctx: Context, courseRunId: string): Promise<number> {
  const { taken } = await ctx.db
    .selectFrom('offer')
    .innerJoin('choice', 'choice.id', 'offer.choiceId')
    .select((eb) => eb.fn.countAll<number>().as('taken'))
    .where('offer.courseRunId', '=', courseRunId)
    .where('offer.endedAt', 'is', null)
    .where('choice.state', 'in', takingPlaces)
    .executeTakeFirstOrThrow()
  return Number(taken)
}

function offers(ctx: Context) {
  return choicesVisibleTo(ctx)
    .innerJoin('offer', 'offer.choiceId', 'choice.id')
    .innerJoin('courseRun', 'courseRun.id', 'offer.courseRunId')
    .innerJoin('course', 'course.id', 'courseRun.courseId')
    .leftJoin('site', 'site.id', 'courseRun.siteId')
    .select('site.name as siteName')
    .select([
      'offer.id',
      'offer.choiceId',
      'offer.kind',
      'offer.message',
      'offer.madeAt',
      'offer.replyBy',
      'offer.endedAt',
    ])
    .select(['choice.state', 'course.title as courseTitle', 'courseRun.startsOn', 'courseRun.startText'])
    .select('offer.hasOwnDay')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('offerCondition')
          .select(['offerCondition.id', 'offerCondition.text', 'offerCondition.status', 'offerCondition.kind'])
          .whereRef('offerCondition.offerId', '=', 'offer.id')
          .orderBy('offerCondition.position')
          .limit(CONDITIONS_AT_MOST),
      ).as('conditions'),
    )
    .select('offer.madeAs')
    .select(jsonObjectFrom(earlierOffer(ctx)).as('earlier'))
}

/** The offer that this one took the place of. */
function earlierOffer(ctx: Context) {
  return ctx.db
    .selectFrom('offer as earlier')
    .innerJoin('courseRun as earlierRun', 'earlierRun.id', 'earlier.courseRunId')
    .innerJoin('course as earlierCourse', 'earlierCourse.id', 'earlierRun.courseId')
    .leftJoin('site as earlierSite', 'earlierSite.id', 'earlierRun.siteId')
    .select(['earlier.kind', 'earlierCourse.title as courseTitle', 'earlierSite.name as siteName'])
    .select(['earlierRun.startsOn', 'earlierRun.startText'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('offerCondition as was')
          .select('was.text')
          .whereRef('was.offerId', '=', 'earlier.id')
          .orderBy('was.position')
          .limit(CONDITIONS_AT_MOST),
      ).as('conditions'),
    )
    .where('earlier.id', '=', sql.ref<string>('offer.replaces_id'))
}
