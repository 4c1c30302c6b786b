import { sql } from 'kysely'
import { planOwnersVisibleTo } from '~/access/plan-scopes.server'
import { caseloadVisibleTo } from '~/access/scopes.server'
import type { Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound } from '~/kit/errors'
import type { ReviewList } from './review'
import { isReviewState, openReviews } from './review.states'

const REVIEWS_SHOWN = 30
const PAGE_SIZE = 50

/** The reviews of one plan, the newest first: the open one stands on top. */
export async function reviewsOf(ctx: Context, learnerId: string) {
  const reviews = await reviews$(ctx)
    .where('review.learnerId', '=', learnerId)
    .orderBy((eb) => eb('review.state', 'in', openReviews), 'desc')
    .orderBy('review.dueOn', 'desc')
    .orderBy('review.id')
    .limit(REVIEWS_SHOWN)
    .execute()
  return reviews.map(withState)
}

/** One review. */
export async function findReview(ctx: Context, reviewId: string) {
  return withState(orNotFound(await reviews$(ctx).where('review.id', '=', reviewId).executeTakeFirst(), 'review'))
}

export type ReviewShown = Awaited<ReturnType<typeof findReview>>

/** One page of a list of reviews, of the learners somebody looks after, with how many stand on each list. */
export async function reviewsToHold(ctx: Context, list: ReviewList, page = 1) {
  const today = londonDay(ctx.now)
  const open = inCare(ctx).where('review.state', '=', list === 'on-hold' ? 'on-hold' : 'due')
  const rows = open
    .leftJoin('rollEntry', (join) =>
      join.onRef('rollEntry.learnerId', '=', 'learner.id').on('rollEntry.leftOn', 'is', null),
    )
    .select(['review.id', 'review.learnerId', 'review.kind', 'review.opensOn', 'review.dueOn'])
    .select((eb) => eb('review.learnerWords', 'is not', null).$castTo<boolean>().as('hasWords'))
    .select(['learner.givenNames', 'learner.familyName', 'rollEntry.form'])
    .$if(list === 'due', (query) => query.where('review.opensOn', '<=', today).where('review.dueOn', '>=', today))
    .$if(list === 'overdue', (query) => query.where('review.dueOn', '<', today))
    .$if(list === 'coming', (query) => query.where('review.opensOn', '>', today))
    .orderBy('review.dueOn')
    .orderBy('review.id')
    .limit(PAGE_SIZE + 1)
    .offset((page - 1) * PAGE_SIZE)
  const counts = inCare(ctx)
    .where('review.state', 'in', ['due', 'on-hold'])
    .select((eb) => {
      const isDue = eb('review.state', '=', 'due')
      const count = eb.fn.countAll<number>()
      return [
        count
          .filterWhere(eb.and([isDue, eb('review.opensOn', '<=', today), eb('review.dueOn', '>=', today)]))
          .as('due'),
        count.filterWhere(eb.and([isDue, eb('review.dueOn', '<', today)])).as('overdue'),
        count.filterWhere('review.state', '=', 'on-hold').as('onHold'),
        count.filterWhere(eb.and([isDue, eb('review.opensOn', '>', today)])).as('coming'),
      ]
    })
  const found = await rows.execute()
  const { onHold, ...counted } = await counts.executeTakeFirstOrThrow()
  return {
    rows: found.slice(0, PAGE_SIZE),
    hasMore: found.length > PAGE_SIZE,
    counts: { ...counted, 'on-hold': onHold },
  }
}

/** Reviews of those somebody looks after: the form, the school, the adviser's own caseload. */
function inCare(ctx: Context) {
  const reviews = planOwnersVisibleTo(ctx, 'reviews').innerJoin('review', 'review.learnerId', 'learner.id')
  if (ctx.actor.role !== 'adviser') return reviews
  return reviews.where('learner.id', 'in', caseloadVisibleTo(ctx).select('caseloadEntry.learnerId'))
}

function reviews$(ctx: Context) {
  return planOwnersVisibleTo(ctx, 'reviews')
    .innerJoin('review', 'review.learnerId', 'learner.id')
    .leftJoin('account as runner', 'runner.id', 'review.runById')
    .leftJoin('account as writer', 'writer.id', 'review.wordsById')
    .leftJoin('reason', 'reason.id', 'review.reasonId')
    .select(['review.id', 'review.learnerId', 'review.kind', 'review.opensOn', 'review.dueOn', 'review.state'])
    .select(['review.detail', 'review.learnerWords', 'review.wordsAs', 'review.wordsAt', 'review.summary'])
    .select(['review.heldOn', 'review.runAs', 'review.version', 'reason.label as reason'])
    .select(['runner.name as runBy', 'writer.name as wordsBy', 'learner.givenNames', 'learner.familyName'])
}

/** Learners who have begun a plan and have no review before them, with what sets the next: for the night. */
export function learnersWithoutReview(ctx: Context, size: number) {
  return ctx.db
    .selectFrom('learner')
    .leftJoin('plan', 'plan.learnerId', 'learner.id')
    .select(['learner.id', 'plan.reviewWeeks'])
    .select((eb) =>
      eb
        .not(eb.exists(eb.selectFrom('review').select('review.id').whereRef('review.learnerId', '=', 'learner.id')))
        .$castTo<boolean>()
        .as('isFirst'),
    )
    .where('learner.mergedIntoId', 'is', null)
    .where('learner.id', 'in', begunPlans(ctx))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('rollEntry')
          .select('rollEntry.id')
          .whereRef('rollEntry.learnerId', '=', 'learner.id')
          .where('rollEntry.leftOn', 'is', null),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('review as settled')
            .select('settled.id')
            .whereRef('settled.learnerId', '=', 'learner.id')
            .where(sql<boolean>`settled.state in ('due', 'on-hold') or settled.kind = 'exit'`),
        ),
      ),
    )
    .orderBy('learner.id')
    .limit(size)
    .execute()
}

/** Whoever has written in the plan, has a target in it, or had a template chosen for it. */
function begunPlans({ db }: Context) {
  return db
    .selectFrom('planVersion')
    .select('planVersion.learnerId')
    .union(db.selectFrom('target').select('target.learnerId'))
    .union(db.selectFrom('plan').select('plan.learnerId'))
}

function withState<T extends { state: string }>(review: T) {
  const { state } = review
  if (!isReviewState(state)) throw new NotFound('review')
  return { ...review, state }
}
