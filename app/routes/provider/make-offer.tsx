import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { OfferFields } from '~/domain/offers/components/OfferFields'
import { standardOptions } from '~/domain/offers/offer'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { placesTaken } from '~/domain/offers/offer.queries.server'
import { offerTerms } from '~/domain/offers/offer.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const {
    id: choiceId,
    version,
    givenNames,
    courseTitle,
    kind,
    places,
    courseRunId,
  } = await findApplicant(ctx, id('choiceId'))
  return {
    choiceId,
    version,
    givenNames,
    courseTitle,
    places: places === null ? null : { all: places, taken: await placesTaken(ctx, courseRunId) },
    standard: standardOptions(kind),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, offerTerms, async (terms) => {
    await makeOffer(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Offer sent')
  }),
)

export default function MakeOfferPage() {
  const { choiceId, version, givenNames, courseTitle, standard, places } = useLoaderData<typeof loader>()
  return (
    <Page title={`Offer ${givenNames} a place`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      {places && (
        <p className="govuk-body">
          {places.taken} of {places.all} places are offered or taken.
        </p>
      )}
      <ZodForm defaults={{ kind: 'conditional' }}>
        <Hidden name="version" value={version} />
        <OfferFields standard={standard} />
        <Button>Send offer</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Make an offer - Onward' }]
