import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { findPlan } from '~/domain/plans/plan.queries.server'
import { setReview } from '~/domain/reviews/review.commands.server'
import { newReviewForm } from '~/domain/reviews/review.schemas'
import { kindWords } from '~/domain/reviews/review.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, familyName } = await findPlan(ctx, id('learnerId'))
  mustBeAllowed(ctx, 'review.keep', await careOf(ctx, id('learnerId')))
  return { learnerId: id('learnerId'), name: `${givenNames} ${familyName}` }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, newReviewForm, async (form) => {
    const reviewId = await setReview(ctx, id('learnerId'), form)
    return redirectWithNotice(paths.plan.review(reviewId), 'The review is set')
  }),
)

export default function NewReviewPage() {
  const { learnerId, name } = useLoaderData<typeof loader>()
  return (
    <Page title="Set a review" caption={name} back={{ href: paths.plan.home(learnerId), text: 'Back to the plan' }}>
      <ZodForm>
        <Radios name="kind" legend="What kind of review?" options={kindWords} />
        <DateInput name="dueOn" legend="By which day?" />
        <Button>Set review</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Set a review - Onward' }]
