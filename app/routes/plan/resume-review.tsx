import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { resumeReview } from '~/domain/reviews/review.commands.server'
import { findReview } from '~/domain/reviews/review.queries.server'
import { reviewAgainForm } from '~/domain/reviews/review.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, givenNames, familyName, version } = await findReview(ctx, id('reviewId'))
  mustBeAllowed(ctx, 'review.keep', await careOf(ctx, learnerId))
  return { id: id('reviewId'), name: `${givenNames} ${familyName}`, version }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reviewAgainForm, async ({ version }) => {
    await resumeReview(ctx, id('reviewId'), version)
    return redirectWithNotice(paths.plan.review(id('reviewId')), 'The review goes on')
  }),
)

export default function ResumeReviewPage() {
  const { id, name, version } = useLoaderData<typeof loader>()
  return (
    <Page title="Go on with the review" caption={name} back={paths.plan.review(id)}>
      <p className="govuk-body">If its day has passed, it gets two weeks more.</p>
      <ZodForm>
        <Hidden name="version" value={version} />
        <Button>Go on with it</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Go on with a review - Onward' }]
