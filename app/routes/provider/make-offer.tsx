import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { needsThought, refuseUnlessMeant } from '~/domain/offers/capacity'
import { capacityForChoice, findCapacity } from '~/domain/offers/capacity.queries.server'
import { OfferFields } from '~/domain/offers/components/OfferFields'
import { BeyondTick, PlacesLine } from '~/domain/offers/components/PlacesLine'
import { standardOptions } from '~/domain/offers/offer'
import { makeOffer } from '~/domain/offers/offer.commands.server'
import { offerTerms } from '~/domain/offers/offer.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const applicant = await findApplicant(ctx, id('choiceId'))
  const { id: choiceId, version, givenNames, courseTitle, kind, courseRunId } = applicant
  return {
    choiceId,
    version,
    givenNames,
    courseTitle,
    capacity: await findCapacity(ctx, courseRunId),
    standard: standardOptions(kind),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, offerTerms, async (terms) => {
    refuseUnlessMeant(await capacityForChoice(ctx, id('choiceId')), terms)
    await makeOffer(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Offer sent')
  }),
)

export default function MakeOfferPage() {
  const { choiceId, version, givenNames, courseTitle, standard, capacity } = useLoaderData<typeof loader>()
  return (
    <Page title={`Offer ${givenNames} a place`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      <PlacesLine capacity={capacity} />
      <ZodForm defaults={{ kind: 'conditional' }}>
        <Hidden name="version" value={version} />
        <OfferFields standard={standard} />
        <BeyondTick isAsked={needsThought(capacity)} />
        <Button>Send offer</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Make an offer - Onward' }]
