import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { PlanParts } from '~/domain/plans/components/PlanParts'
import { findPlan } from '~/domain/plans/plan.queries.server'
import { Reviews } from '~/domain/reviews/components/Reviews'
import { reviewsOf, type ReviewShown } from '~/domain/reviews/review.queries.server'
import { Targets } from '~/domain/targets/components/Targets'
import { targetsOf, type TargetShown } from '~/domain/targets/target.queries.server'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const plan = await findPlan(ctx, id('learnerId'))
  await recordView(ctx, plan.id, 'plan')
  return {
    id: plan.id,
    role: ctx.actor.role,
    givenNames: plan.givenNames,
    name: `${plan.givenNames} ${plan.familyName}`,
    parts: plan.sections,
    addable: plan.addable,
    targets: plan.parts.includes('targets') ? (await targetsOf(ctx, plan.id)).map(inList) : null,
    maySetTargets: ctx.actor.role === 'learner' || plan.addable.includes('targets'),
    reviews: plan.parts.includes('reviews') ? (await reviewsOf(ctx, plan.id)).map(reviewInList) : null,
    maySetReviews: plan.addable.includes('reviews'),
    today: londonDay(ctx.now),
    back: backTo(ctx.actor.role, plan.id),
  }
})

export default function PlanPage() {
  const { id, role, name, givenNames, parts, addable, targets, maySetTargets, reviews, maySetReviews, today, back } =
    useLoaderData<typeof loader>()
  const isLearner = role === 'learner'
  return (
    <Page title={isLearner ? 'My plan' : `The plan of ${name}`} {...(back ? { back } : {})}>
      <p className="govuk-body">
        {isLearner
          ? 'This plan is yours. Only you can change your own words. Your school, your adviser and the adults you linked can read it and add comments. The adults do not see what helps you learn.'
          : `${givenNames} wrote this. You can add comments. They stand under your name, and ${givenNames} reads them.`}
      </p>
      <h2 className="govuk-heading-m">{isLearner ? 'My words' : `In ${givenNames}’s own words`}</h2>
      <PlanParts learnerId={id} parts={parts} role={role} addable={addable} />
      {targets ? (
        <>
          <h2 className="govuk-heading-m">Targets</h2>
          <Targets targets={targets} role={role} today={today} />
          {maySetTargets ? (
            <LinkButton href={paths.plan.newTarget(id)} kind="secondary">
              Set a target
            </LinkButton>
          ) : null}
        </>
      ) : null}
      {reviews ? (
        <>
          <h2 className="govuk-heading-m">Reviews</h2>
          <Reviews reviews={reviews} today={today} />
          {maySetReviews ? (
            <LinkButton href={paths.plan.newReview(id)} kind="secondary">
              Set a review
            </LinkButton>
          ) : null}
        </>
      ) : null}
      <Ways learnerId={id} isLearner={isLearner} isCarer={maySetReviews || maySetTargets} />
    </Page>
  )
}

export const meta = () => [{ title: 'Plan - Onward' }]

/** What else may be done with a plan: to say who reads it, to print it, to keep it as a file. */
function Ways({ learnerId, isLearner, isCarer }: { learnerId: string; isLearner: boolean; isCarer: boolean }) {
  return (
    <ul className="govuk-list onward-no-print">
      {isLearner ? (
        <>
          <li>
            <a href={paths.learner.planShares}>Who can read my plan</a>
          </li>
          <li>
            <a href={paths.progress.own}>How it is going, and English and maths after Year 11</a>
          </li>
        </>
      ) : null}
      <li>
        <a href={paths.plan.year(learnerId)}>{isLearner ? 'See my year as a picture' : 'See the year as a picture'}</a>
      </li>
      <li>
        <a href={paths.plan.print(learnerId)}>Print the plan</a>
      </li>
      {isCarer && !isLearner ? (
        <li>
          <a href={paths.plan.template(learnerId)}>Choose the template of the plan</a>
        </li>
      ) : null}
      {isLearner ? (
        <>
          <li>
            <a href={paths.plan.file(learnerId)}>Save my plan as a file</a>
          </li>
          <li>
            <a href={paths.learner.takePlanIn}>Take in a plan from a file</a>
          </li>
        </>
      ) : null}
    </ul>
  )
}

function inList({ id, title, owner, dueOn, state, steps }: TargetShown) {
  return { id, title, owner, dueOn, state, steps }
}

function reviewInList({ id, kind, opensOn, dueOn, heldOn, state }: ReviewShown) {
  return { id, kind, opensOn, dueOn, heldOn, state }
}

function backTo(role: string, learnerId: string): string | null {
  if (role === 'learner') return null
  if (role === 'parent') return paths.parent.learner(learnerId)
  return role === 'adviser' ? paths.adviser.learner(learnerId) : paths.school.learner(learnerId)
}
