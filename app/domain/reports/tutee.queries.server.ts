import { sql, type ExpressionBuilder } from 'kysely'
import { learnersVisibleTo } from '~/access/scopes.server'
import type { DB } from '#db/schema'
import type { Context } from '~/kit/context.server'
import { pageOf, valuesAt } from '~/kit/keyset.server'
import { firmlyHeld, offerLive, openOffers } from '../applications/choice.states'
import { currentCycle } from '../cycles/cycle.queries.server'
import { intendedOf } from '../destinations/destination.queries.server'
import type { TuteeList, TuteeQuestion } from './tutee'

const PAGE_SIZE = 50
const FORMS_AT_MOST = 100
const SCHOOL_LEAVERS = 11

/** One page of a school's leavers with how far each has come: the tutor's own form, or the whole year for other staff. */
export async function tuteesPage(ctx: Context, { list, form, q, after }: TuteeQuestion) {
  const cycle = await currentCycle(ctx)
  const start = await placeOf(ctx, after)
  const rows = await tutees(ctx, cycle.id)
    .where('rollEntry.yearGroup', '=', SCHOOL_LEAVERS)
    .where((eb) => narrowed(eb, list))
    .$if(form !== '', (query) => query.where('rollEntry.form', '=', form))
    .$if(q !== '', (query) => query.where('learner.familyName', 'ilike', `${q.replace(/[\\%_]/g, '\\$&')}%`))
    .$if(start !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('learner.familyName', 'learner.givenNames', 'learner.id'),
          '>',
          eb.tuple(start?.familyName ?? '', start?.givenNames ?? '', start?.id ?? ''),
        ),
      ),
    )
    .orderBy('learner.familyName')
    .orderBy('learner.givenNames')
    .orderBy('learner.id')
    .limit(PAGE_SIZE + 1)
    .execute()
  return pageOf(rows, PAGE_SIZE, (row) => [row.id])
}

// The address of a next page holds no name: the place of its first row is looked up by its id.
async function placeOf(ctx: Context, after: string | null) {
  const [id] = valuesAt(after, 1) ?? []
  if (!id) return undefined
  return learnersVisibleTo(ctx)
    .select(['learner.familyName', 'learner.givenNames', 'learner.id'])
    .where('learner.id', '=', id)
    .executeTakeFirst()
}

/** The form groups of the viewer's leavers, with how many of each have not applied. */
export async function tuteeForms(ctx: Context) {
  const cycle = await currentCycle(ctx)
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .where('rollEntry.yearGroup', '=', SCHOOL_LEAVERS)
    .select('rollEntry.form')
    .select((eb) => [
      eb.fn.countAll<number>().as('learners'),
      eb.fn
        .countAll<number>()
        .filterWhere((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('choice')
                .select('choice.id')
                .whereRef('choice.learnerId', '=', 'learner.id')
                .where('choice.cycleId', '=', cycle.id)
                .where('choice.sentAt', 'is not', null),
            ),
          ),
        )
        .as('notApplied'),
    ])
    .groupBy('rollEntry.form')
    .orderBy('rollEntry.form')
    .limit(FORMS_AT_MOST)
    .execute()
}

// What stands beside a name is looked up through the learner's own index, for the rows of this page alone.
function tutees(ctx: Context, cycleId: string) {
  return learnersVisibleTo(ctx)
    .innerJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .leftJoin('account', 'account.learnerId', 'learner.id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('choice')
          .select((eb) => [
            eb.fn.countAll<number>().as('choices'),
            eb.fn.countAll<number>().filterWhere('choice.sentAt', 'is not', null).as('sent'),
            eb.fn.countAll<number>().filterWhere('choice.state', '=', 'draft').as('drafts'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', offerLive).as('offers'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', openOffers).as('unanswered'),
            eb.fn.countAll<number>().filterWhere('choice.state', 'in', firmlyHeld).as('accepted'),
          ])
          .whereRef('choice.learnerId', '=', 'learner.id')
          .where('choice.cycleId', '=', cycleId)
          .as('tally'),
      (join) => join.onTrue(),
    )
    .select(['learner.id', 'learner.givenNames', 'learner.familyName', 'rollEntry.form', 'account.id as accountId'])
    .select('account.lastSignedInAt')
    .select((eb) => [
      sql<number>`${eb.ref('tally.choices')}::int`.as('choices'),
      sql<number>`${eb.ref('tally.sent')}::int`.as('sent'),
      sql<number>`${eb.ref('tally.offers')}::int`.as('offers'),
      sql<number>`${eb.ref('tally.accepted')}::int`.as('accepted'),
      intendedOf(ctx, eb.ref('learner.id'), cycleId).as('intended'),
    ])
}

type Tables = DB & {
  tally: Record<'choices' | 'sent' | 'drafts' | 'offers' | 'unanswered' | 'accepted', number | null>
}

function narrowed(eb: ExpressionBuilder<Tables, 'learner' | 'account' | 'tally'>, list: TuteeList) {
  const conditions: Record<TuteeList, () => ReturnType<typeof eb.and>> = {
    all: () => eb.and([]),
    'no-account': () => eb.and([eb('account.id', 'is', null)]),
    'not-applied': () => eb.and([eb('tally.sent', '=', 0)]),
    unsent: () => eb.and([eb('tally.drafts', '>', 0)]),
    'to-answer': () => eb.and([eb('tally.unanswered', '>', 0)]),
    'no-offer': () => eb.and([eb('tally.sent', '>', 0), eb('tally.offers', '=', 0)]),
    accepted: () => eb.and([eb('tally.accepted', '>', 0)]),
  }
  return conditions[list]()
}
