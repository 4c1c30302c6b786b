import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { changeOffer } from '~/domain/changed-offers/change.commands.server'
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

export const loader = signedIn(({ ctx, id }) => findOfferToChange(ctx, id('choiceId'), 'changed'))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, changedTerms, async ({ step, ...terms }) => {
    if (step === 'preview') {
      const preview = await previewChange(ctx, id('choiceId'), 'changed', terms)
      return data({ errors: {}, values: typedAgain(terms), preview })
    }
    refuseUnlessMeant(await capacityForChange(ctx, id('choiceId'), 'changed', terms), terms)
    await changeOffer(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Changed offer sent')
  }),
)

export default function ChangeOfferPage() {
  const offer = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { choice } = offer
  return (
    <Page
      title={`Change the offer to ${choice.givenNames}`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <p className="govuk-body">
        The learner reads what the offer was and what it is, and gets time to reply again. The course that was applied
        for stays on the record.
      </p>
      <ChangeForm offer={offer} preview={isChangePreview(reply) ? reply.preview : null} label="Send changed offer" />
    </Page>
  )
}

export const meta = () => [{ title: 'Change an offer - Onward' }]
