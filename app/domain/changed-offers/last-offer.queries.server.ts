import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { conditionKindFrom } from '~/domain/offers/offer'
import type { ChangedTerms } from './changed-offer'

const CONDITIONS_AT_MOST = 50

/** The last offer on a choice that the viewer may see, with every condition; null where none was made. */
export async function lastOffer(ctx: Context, choiceId: string) {
  const offer = await choicesVisibleTo(ctx)
    .innerJoin('offer', 'offer.choiceId', 'choice.id')
    .select(['offer.id', 'offer.courseRunId as run', 'offer.kind', 'offer.message', 'offer.replyBy'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('offerCondition')
          .select(['kind', 'subject', 'grade', 'text', 'status', 'points', 'best'])
          .whereRef('offerCondition.offerId', '=', 'offer.id')
          .orderBy('position')
          .limit(CONDITIONS_AT_MOST),
      ).as('conditions'),
    )
    .where('choice.id', '=', choiceId)
    .orderBy('offer.endedAt', (order) => order.desc().nullsFirst())
    .orderBy('offer.madeAt', 'desc')
    .orderBy('offer.id')
    .limit(1)
    .executeTakeFirst()
  if (!offer) return null
  const kind = offer.kind === 'conditional' ? ('conditional' as const) : ('unconditional' as const)
  return { ...offer, kind, conditions: offer.conditions.map((one) => ({ ...one, kind: conditionKindFrom(one.kind) })) }
}

export type LastOffer = NonNullable<Awaited<ReturnType<typeof lastOffer>>>

/** The terms of the last offer once more. */
export function termsOf({ run, kind, message, conditions }: LastOffer): ChangedTerms {
  return {
    run,
    kind,
    message,
    conditions: conditions.map(({ status: _, ...condition }) => condition),
  }
}
