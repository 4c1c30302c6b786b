import { sql, type ExpressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DB } from '#db/schema'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { endedWithoutAPlace, openOffers, statesWith } from '../applications/choice.states'
import { currentCycle } from '../cycles/cycle.queries.server'
import { intendedOf } from '../destinations/destination.queries.server'
import type { Gap } from './cohort'

export const PAGE_SIZE = 50

export type CohortFilter = { gap?: Gap; form?: string; yearGroup?: number | null; after?: string | null }

/** One page of a school's learners with what each has applied for, by name; a tutor sees their own form alone. */
export async function cohortPage(ctx: Context, { gap = 'not-applied', form = '', yearGroup = 11, after = null }: CohortFilter = {}) {
  const cycle = await currentCycle(ctx)
  const start = valuesAt(after, 3)
  const rows = await cohortRows(ctx, cycle.id)
    .$if(form !== '', (query) => query.where('rollEntry.form', '=', form))
    .$if(yearGroup !== null, (query) => query.where('rollEntry.yearGroup', '=', yearGroup ?? 0))
    .$if(start !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('learner.familyName', 'learner.givenNames', 'learner.id'),
          '>',
          eb.tuple(start?.[0] ?? '', start?.[1] ?? '', start?.[2] ?? ''),
        ),
      ),
    )
    .where((eb) => narrowed(eb, gap))
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, ({ familyName, givenNames, id }) => [familyName, givenNames, id])
}

export type CohortRow = Awaited<ReturnType<typeof cohortPage>>['rows'][number]

function cohortRows(ctx: Context, cycleId: string) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) => join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null))
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('choice')
          .select((eb) => [
            eb.fn.countAll<number>().filterWhere('choice.sentAt', 'is not', null).as('sent'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', ['draft', 'with_school']).as('drafts'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', statesWith('guaranteeCounts')).as('offers'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', openOffers).as('unanswered'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', endedWithoutAPlace).as('ended'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', holdingAPlace).as('accepted'),
          ])
          .whereRef('choice.learnerId', '=', 'learner.id')
          .where('choice.cycleId', '=', cycleId)
          .as('tally'),
      (join) => join.onTrue(),
    )
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.form', 'rollEntry.yearGroup'])
    .select((eb) => [
      eb('account.id', 'is not', null).as('hasAccount'),
      sql<number>`${eb.ref('tally.sent')}::int`.as('sent'),
      sql<number>`${eb.ref('tally.drafts')}::int`.as('drafts'),
      sql<number>`${eb.ref('tally.offers')}::int`.as('offers'),
      sql<number>`${eb.ref('tally.accepted')}::int`.as('accepted'),
      intendedOf(ctx, eb.ref('learner.id'), cycleId).as('intended'),
      jsonArrayFrom(
        eb
          .selectFrom('choice as each')
          .select(['each.state', (eb) => eb.fn.countAll<number>().as('count')])
          .whereRef('each.learnerId', '=', 'learner.id')
          .where('each.cycleId', '=', cycleId)
          .groupBy('each.state')
          .orderBy('each.state')
          .limit(23),
      ).as('states'),
    ])
}

const holdingAPlace = [...statesWith('holdsFirm'), 'enrolled' as const]

type Tables = DB & { tally: Record<'sent' | 'drafts' | 'offers' | 'unanswered' | 'ended' | 'accepted', number> }

function narrowed(eb: ExpressionBuilder<Tables, 'tally' | 'account'>, gap: Gap) {
  const conditions: Record<Gap, () => ReturnType<typeof eb.and>> = {
    all: () => eb.and([]),
    'not-applied': () => eb.and([eb('tally.sent', '=', 0)]),
    'no-account': () => eb.and([eb('account.id', 'is', null)]),
    draft: () => eb.and([eb('tally.drafts', '>', 0)]),
    'no-offer': () => eb.and([eb('tally.sent', '>', 0), eb('tally.offers', '=', 0), eb('tally.ended', '<', eb.ref('tally.sent'))]),
    'offer-unanswered': () => eb.and([eb('tally.unanswered', '>', 0)]),
    'all-ended': () => eb.and([eb('tally.sent', '>', 0), eb('tally.offers', '=', 0), eb('tally.ended', '>=', eb.ref('tally.sent'))]),
    accepted: () => eb.and([eb('tally.accepted', '>', 0)]),
  }
  return conditions[gap]()
}
