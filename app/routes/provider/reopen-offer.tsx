import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { reopenOffer } from '~/domain/changed-offers/change.commands.server'
import { findOfferToReopen } from '~/domain/changed-offers/changed-offer.queries.server'
import { reopening } from '~/domain/changed-offers/changed-offer.schemas'
import { ChangePreview } from '~/domain/changed-offers/components/ChangePreview'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(({ ctx, id }) => findOfferToReopen(ctx, id('choiceId')))

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reopening, async (form) => {
    await reopenOffer(ctx, id('choiceId'), form)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'The offer is open again')
  }),
)

export default function ReopenOfferPage() {
  const { choice, preview, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Open the offer to ${choice.givenNames} again`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <p className="govuk-body">
        Nobody replied in time, so the offer ran out. It opens as it was, for a short time, and the learner is told.
      </p>
      {preview ? <ChangePreview preview={preview} /> : null}
      <ZodForm>
        <Hidden name="version" value={choice.version} />
        <Button {...(notNow ? { notNow } : {})}>Open the offer again</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Open an offer again - Onward' }]
