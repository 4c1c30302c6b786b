import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { ReviewWords } from '~/domain/reviews/components/Reviews'
import { LONGEST_REVIEW_WORDS } from '~/domain/reviews/review'
import { closeReview } from '~/domain/reviews/review.commands.server'
import { findReview } from '~/domain/reviews/review.queries.server'
import { closeReviewForm } from '~/domain/reviews/review.schemas'
import { londonDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { TextArea } from '~/ui/fields/text-area'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, givenNames, familyName, ...review } = await findReview(ctx, id('reviewId'))
  mustBeAllowed(ctx, 'review.keep', await careOf(ctx, learnerId))
  await recordView(ctx, learnerId, 'plan')
  return { givenNames, name: `${givenNames} ${familyName}`, role: ctx.actor.role, review, today: londonDay(ctx.now) }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, closeReviewForm, async (form) => {
    await closeReview(ctx, id('reviewId'), form)
    return redirectWithNotice(paths.plan.review(id('reviewId')), 'The review is done, and the next one is set')
  }),
)

export default function CloseReviewPage() {
  const { givenNames, name, role, review, today } = useLoaderData<typeof loader>()
  return (
    <Page title="Write down the review" caption={name} back={paths.plan.review(review.id)}>
      <ReviewWords review={review} role={role} />
      <ZodForm defaults={{ heldOn: today }}>
        <Hidden name="version" value={review.version} />
        {review.learnerWords === null ? (
          <TextArea
            name="learnerWords"
            label={`What ${givenNames} says, in their own words`}
            hint="They have not written anything. Ask them, and write down what they say. It will say that you wrote it."
            rows={4}
            maxLength={LONGEST_REVIEW_WORDS}
          />
        ) : null}
        <TextArea name="summary" label="What you agreed" rows={5} maxLength={LONGEST_REVIEW_WORDS} />
        <DateInput name="heldOn" legend="When was it held?" />
        <Button>Close the review</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Write down a review - Onward' }]
