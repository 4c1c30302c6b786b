import { mustBeAllowed } from '~/access/guard.server'
import { planOwnersVisibleTo } from '~/access/plan-scopes.server'
import { record, recordAll } from '~/kit/audit.server'
import { newId } from '~/kit/chance.server'
import { inTransaction, type Context } from '~/kit/context.server'
import { londonDay } from '~/kit/dates'
import { NotFound, orNotFound, Refusal } from '~/kit/errors'
import { nextState } from '~/kit/machine'
import { careOf } from '../learners/care.queries.server'
import { lockPlan } from '../plans/plan.commands.server'
import { USUAL_REVIEW_WEEKS } from '../plans/plan-rights'
import { givenReason } from '../areas/reason.queries.server'
import {
  afterHold,
  nextReview,
  refuseReviewDay,
  refuseToClose,
  transferReview,
  windowUntil,
  type ReviewKind,
} from './review'
import { learnersWithoutReview } from './review.queries.server'
import type { CloseReviewForm, ReviewReasonForm } from './review.schemas'
import { isReviewState, openReviews, reviewMachine } from './review.states'

const AT_ONCE = 500

/** Somebody of the school or the adviser sets a review by hand. A learner has one open review at a time. */
export function setReview(ctx: Context, learnerId: string, { kind, dueOn }: { kind: ReviewKind; dueOn: string }) {
  return inTransaction(ctx, async (ctx) => {
    await lockPlan(ctx, learnerId, 'reviews')
    mustBeAllowed(ctx, 'review.keep', await careOf(ctx, learnerId))
    const today = londonDay(ctx.now)
    refuseReviewDay(dueOn, today)
    const id = await openReview(ctx, learnerId, { kind, ...windowUntil(dueOn, today) })
    if (id === null) throw new Refusal('one-at-a-time', 'There is a review open already. Hold it or let it go first.')
    await record(ctx, 'review.set', { type: 'review', id, learnerId }, { kind, dueOn })
    return id
  })
}

/** The learner writes how it is going, before a review or until it is done. */
export function sayInReview(ctx: Context, reviewId: string, { words, version }: { words: string; version: number }) {
  return inTransaction(ctx, async (ctx) => {
    const review = await lockReview(ctx, reviewId)
    mustBeAllowed(ctx, 'review.answer', review)
    if (review.learnerWords === words) return
    refuseBehind(review, version)
    if (review.state === 'done' || review.state === 'exempt')
      throw new Refusal('not-from-here', 'This review is over. Nothing more can be written.')
    await save(ctx, review, { learnerWords: words, ...spokenBy(ctx) })
    await record(ctx, 'review.answered', subjectOf(review))
  })
}

/** Whoever ran a review closes it; the next one is set with it. */
export function closeReview(
  ctx: Context,
  reviewId: string,
  { heldOn, summary, learnerWords, version }: CloseReviewForm,
) {
  return inTransaction(ctx, async (ctx) => {
    const review = await lockReviewToKeep(ctx, reviewId, version)
    const state = nextState(reviewMachine, review.state, 'close')
    const words = review.learnerWords ?? learnerWords
    refuseToClose({ heldOn, words }, londonDay(ctx.now))
    const told = review.learnerWords === null ? { learnerWords: words, ...spokenBy(ctx) } : {}
    const run = { runById: ctx.actor.id, runAs: ctx.actor.role }
    await save(ctx, review, { state, heldOn, summary, ...run, ...told })
    await record(ctx, 'review.done', subjectOf(review), { kind: review.kind, heldOn })
    await setNext(ctx, review)
  })
}

/** A review waits, for a reason. */
export function holdReview(ctx: Context, reviewId: string, why: ReviewReasonForm) {
  return endOrHold(ctx, reviewId, why, { event: 'hold', list: 'review-on-hold', action: 'review.held-back' })
}

/** A review is not held, for a reason; the next one is set with it. */
export function exemptReview(ctx: Context, reviewId: string, why: ReviewReasonForm) {
  return endOrHold(ctx, reviewId, why, { event: 'exempt', list: 'review-not-held', action: 'review.exempted' })
}

/** A review that waited goes on, with time enough to hold it. */
export function resumeReview(ctx: Context, reviewId: string, version: number) {
  return inTransaction(ctx, async (ctx) => {
    const review = await lockReviewToKeep(ctx, reviewId, version)
    const state = nextState(reviewMachine, review.state, 'resume')
    const days = afterHold(review, londonDay(ctx.now))
    await save(ctx, review, { state, reasonId: null, detail: null, ...days })
    await record(ctx, 'review.resumed', subjectOf(review), days)
  })
}

/** Every night: who has begun a plan and has no review before them gets one. */
export async function setWantingReviews(ctx: Context) {
  for (;;) {
    const set = await inTransaction(ctx, async (ctx) => {
      const learners = await learnersWithoutReview(ctx, AT_ONCE)
      const reviews = learners.map(({ id: learnerId, isFirst, reviewWeeks }) => ({
        learnerId,
        ...nextReview(londonDay(ctx.now), { isFirst, weeks: reviewWeeks ?? USUAL_REVIEW_WEEKS }),
      }))
      const made = await insertReviews(ctx, reviews)
      await recordAll(
        ctx,
        made.map(({ id, learnerId, kind, dueOn }) => ({
          action: 'review.set',
          subject: { type: 'review', id, learnerId },
          particulars: { kind, dueOn },
        })),
      )
      return learners.length
    })
    if (set < AT_ONCE) return
  }
}

/** A learner who has begun a plan joins another school: a review follows soon, whatever was open before. */
export function reviewAfterMove(ctx: Context, learnerId: string) {
  return inTransaction(ctx, async (ctx) => {
    const days = transferReview(londonDay(ctx.now))
    const moved = await ctx.db
      .updateTable('review')
      .set((eb) => ({
        ...{ kind: days.kind, opensOn: days.opensOn, dueOn: days.dueOn, state: 'due', reasonId: null, detail: null },
        ...{ changedAt: ctx.now, version: eb('version', '+', 1) },
      }))
      .where('learnerId', '=', learnerId)
      .where('state', 'in', openReviews)
      .where('kind', '!=', 'transfer')
      .returning('id')
      .executeTakeFirst()
    if (moved) await record(ctx, 'review.brought-forward', { type: 'review', id: moved.id, learnerId }, { ...days })
  })
}

type Why = { event: 'hold' | 'exempt'; list: 'review-on-hold' | 'review-not-held'; action: string }

function endOrHold(ctx: Context, reviewId: string, { version, ...given }: ReviewReasonForm, why: Why) {
  return inTransaction(ctx, async (ctx) => {
    const review = await lockReviewToKeep(ctx, reviewId, version)
    const state = nextState(reviewMachine, review.state, why.event)
    const { reasonId, detail, label } = await givenReason(ctx, why.list, given)
    await save(ctx, review, { state, reasonId, detail })
    await record(ctx, why.action, subjectOf(review), { reason: label })
    if (state === 'exempt') await setNext(ctx, review)
  })
}

/** After one review the next is set; after the last there is none. */
async function setNext(ctx: Context, { learnerId, kind, reviewWeeks }: Locked) {
  if (kind === 'exit') return
  const next = nextReview(londonDay(ctx.now), { isFirst: false, weeks: reviewWeeks ?? USUAL_REVIEW_WEEKS })
  const id = await openReview(ctx, learnerId, next)
  if (id !== null) await record(ctx, 'review.set', { type: 'review', id, learnerId }, { ...next })
}

type Days = { kind: ReviewKind; opensOn: string; dueOn: string }

async function openReview(ctx: Context, learnerId: string, days: Days) {
  const [made] = await insertReviews(ctx, [{ learnerId, ...days }])
  return made?.id ?? null
}

/** Of two who set a review at once, the first one does. */
async function insertReviews(ctx: Context, reviews: readonly (Days & { learnerId: string })[]) {
  if (reviews.length === 0) return []
  const set = { state: 'due', setById: ctx.actor.id, setAt: ctx.now, changedAt: ctx.now }
  return ctx.db
    .insertInto('review')
    .values(reviews.map((review) => ({ id: newId(), ...review, ...set })))
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'learnerId', 'kind', 'dueOn'])
    .execute()
}

type Locked = Awaited<ReturnType<typeof lockReview>>

async function lockReview(ctx: Context, reviewId: string) {
  const found = await planOwnersVisibleTo(ctx, 'reviews')
    .innerJoin('review', 'review.learnerId', 'learner.id')
    .leftJoin('plan', 'plan.learnerId', 'learner.id')
    .select(['review.id', 'review.learnerId', 'review.kind', 'review.state', 'review.opensOn', 'review.dueOn'])
    .select(['review.learnerWords', 'review.version', 'plan.reviewWeeks'])
    .where('review.id', '=', reviewId)
    .forUpdate('review')
    .executeTakeFirst()
  const review = orNotFound(found, 'review')
  const { state } = review
  if (!isReviewState(state)) throw new NotFound('review')
  return { ...review, state }
}

/** The same for whoever runs reviews. */
async function lockReviewToKeep(ctx: Context, reviewId: string, version: number) {
  const review = await lockReview(ctx, reviewId)
  mustBeAllowed(ctx, 'review.keep', await careOf(ctx, review.learnerId))
  refuseBehind(review, version)
  return review
}

function refuseBehind(review: { version: number }, version: number) {
  if (review.version !== version)
    throw new Refusal('changed-meanwhile', 'This review was changed since you opened it. Look at it as it is now.')
}

type Change = Partial<{
  state: string
  opensOn: string
  dueOn: string
  reasonId: string | null
  detail: string | null
  learnerWords: string | null
  wordsById: string | null
  wordsAs: string
  wordsAt: Date
  summary: string
  heldOn: string
  runById: string | null
  runAs: string
}>

async function save(ctx: Context, { id, version }: Locked, change: Change) {
  await ctx.db
    .updateTable('review')
    .set({ ...change, version: version + 1, changedAt: ctx.now })
    .where('id', '=', id)
    .execute()
}

function spokenBy(ctx: Context) {
  return { wordsById: ctx.actor.id, wordsAs: ctx.actor.role, wordsAt: ctx.now }
}

function subjectOf({ id, learnerId }: { id: string; learnerId: string }) {
  return { type: 'review', id, learnerId }
}
