import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { offerOtherCourse } from '~/domain/changed-offers/change.commands.server'
import { refuseUnlessMeant } from '~/domain/offers/capacity'
import {
  capacityForChange,
  findOfferToChange,
  previewChange,
} from '~/domain/changed-offers/changed-offer.queries.server'
import { changedTerms, isChangePreview } from '~/domain/changed-offers/changed-offer.schemas'
import { typedAgain } from '~/domain/changed-offers/changed-offer'
import { ChangeForm } from '~/domain/changed-offers/components/ChangeForm'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(({ ctx, id }) => findOfferToChange(ctx, id('choiceId'), 'other-course'))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, changedTerms, async ({ step, ...terms }) => {
    if (step === 'preview') {
      const preview = await previewChange(ctx, id('choiceId'), 'other-course', terms)
      return data({ errors: {}, values: typedAgain(terms), preview })
    }
    refuseUnlessMeant(await capacityForChange(ctx, id('choiceId'), 'other-course', terms), terms)
    await offerOtherCourse(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Offer sent')
  }),
)

export default function OtherCoursePage() {
  const offer = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { choice } = offer
  return (
    <Page
      title={`Offer ${choice.givenNames} another course`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <p className="govuk-body">
        The new offer takes the place of the one that was accepted, and the learner has to reply again. Conditions that
        are met stay met.
      </p>
      <ChangeForm offer={offer} preview={isChangePreview(reply) ? reply.preview : null} label="Send offer" />
    </Page>
  )
}

export const meta = () => [{ title: 'Offer another course - Onward' }]
