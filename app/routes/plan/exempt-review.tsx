import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { careOf } from '~/domain/learners/care.queries.server'
import { reasonsOn } from '~/domain/areas/reason.queries.server'
import { exemptReview } from '~/domain/reviews/review.commands.server'
import { findReview } from '~/domain/reviews/review.queries.server'
import { reviewReasonForm } from '~/domain/reviews/review.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learnerId, givenNames, familyName, version } = await findReview(ctx, id('reviewId'))
  mustBeAllowed(ctx, 'review.keep', await careOf(ctx, learnerId))
  const reasons = await reasonsOn(ctx, 'review-not-held')
  return {
    id: id('reviewId'),
    name: `${givenNames} ${familyName}`,
    version,
    reasons: reasons.map((one) => ({ value: one.id, text: one.label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reviewReasonForm, async (form) => {
    await exemptReview(ctx, id('reviewId'), form)
    return redirectWithNotice(paths.plan.review(id('reviewId')), 'The review is let go, and the next one is set')
  }),
)

export default function ExemptReviewPage() {
  const { id, name, version, reasons } = useLoaderData<typeof loader>()
  return (
    <Page title="The review will not be held" caption={name} back={paths.plan.review(id)}>
      <ZodForm>
        <Hidden name="version" value={version} />
        <Select name="reason" label="Why?" options={reasons} empty="Choose a reason" />
        <TextInput name="detail" label="More about it" hint="Needed only for “Something else”." />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'The review will not be held - Onward' }]
