import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { choicesVisibleTo } from '~/access/scopes.server'
import type { ChoiceState } from '~/domain/applications/choice.states'
import type { Context } from '~/kit/context.server'
import { waitingForResults } from './prepared'

const CONDITIONS_AT_MOST = 50

type Which = {
  cycleId?: string
  providerId?: string
  choiceIds?: readonly string[]
  learnerIds?: readonly string[]
  states?: readonly ChoiceState[]
  after?: string | null
}

/** Places that depend on results, each with the conditions of the offer that stands, in the order of their ids. */
export function placesWaiting(
  ctx: Context,
  { cycleId, providerId, choiceIds, learnerIds, states = waitingForResults, after = null }: Which,
  atMost: number,
) {
  return choicesVisibleTo(ctx)
    .innerJoin('offer', (join) => join.onRef('offer.choiceId', '=', 'choice.id').on('offer.endedAt', 'is', null))
    .select(['choice.id', 'choice.state', 'choice.learnerId', 'choice.providerId', 'choice.cycleId'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('offerCondition as condition')
          .select(['condition.id', 'condition.kind', 'condition.subject', 'condition.grade', 'condition.text'])
          .select(['condition.points', 'condition.best', 'condition.status'])
          .whereRef('condition.offerId', '=', 'offer.id')
          .orderBy('condition.position')
          .limit(CONDITIONS_AT_MOST),
      ).as('conditions'),
    )
    .where('choice.state', 'in', [...states])
    .$if(cycleId !== undefined, (places) => places.where('choice.cycleId', '=', cycleId ?? ''))
    .$if(providerId !== undefined, (places) => places.where('choice.providerId', '=', providerId ?? ''))
    .$if(choiceIds !== undefined, (places) => places.where('choice.id', 'in', [...(choiceIds ?? [])]))
    .$if(learnerIds !== undefined, (places) => places.where('choice.learnerId', 'in', [...(learnerIds ?? [])]))
    .$if(after !== null, (places) => places.where('choice.id', '>', after ?? ''))
    .orderBy('choice.id')
    .limit(atMost)
    .execute()
}

export type Place = Awaited<ReturnType<typeof placesWaiting>>[number]
