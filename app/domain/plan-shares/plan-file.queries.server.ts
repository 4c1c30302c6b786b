import type { Context } from '~/kit/context.server'
import { findPlan } from '../plans/plan.queries.server'
import { reviewsOf } from '../reviews/review.queries.server'
import { targetsOf } from '../targets/target.queries.server'
import { PLAN_FORMAT, PLAN_FORMAT_VERSION } from './plan-file.schemas'

/** Everything of one plan that the reader may read, for paper and for a file: three questions, whatever it holds. */
export async function wholePlan(ctx: Context, learnerId: string) {
  const plan = await findPlan(ctx, learnerId)
  const targets = plan.parts.includes('targets') ? await targetsOf(ctx, plan.id) : []
  const reviews = plan.parts.includes('reviews') ? await reviewsOf(ctx, plan.id) : []
  return { plan, targets, reviews }
}

/** The same as a file to keep, in a shape that is written down and numbered. Nothing in it names who else is here. */
export async function planAsFile(ctx: Context, learnerId: string) {
  const { plan, targets, reviews } = await wholePlan(ctx, learnerId)
  return {
    format: PLAN_FORMAT,
    version: PLAN_FORMAT_VERSION,
    savedAt: ctx.now.toISOString(),
    learner: { givenNames: plan.givenNames, familyName: plan.familyName },
    sections: Object.fromEntries(
      plan.sections.flatMap(({ section, written }) =>
        written ? [[section, { words: written.words, writtenAt: written.writtenAt }]] : [],
      ),
    ),
    targets: targets.map(({ title, why, measure, owner, dueOn, state, steps }) => ({
      ...{ title, why, measure, owner, dueOn, state },
      steps: steps.map(({ what, owner, dueOn, state }) => ({ what, owner, dueOn, state })),
    })),
    reviews: reviews
      .filter(({ state }) => state === 'done')
      .map(({ kind, heldOn, learnerWords, summary }) => ({ kind, heldOn, learnerWords, summary })),
    comments: plan.sections.flatMap(({ section, contributions }) =>
      contributions.map(({ words, writtenAs, writtenAt }) => ({ section, words, writtenAs, writtenAt })),
    ),
  }
}
