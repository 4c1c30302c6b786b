import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { needsThought, refuseUnlessMeant } from '~/domain/offers/capacity'
import { capacityForChoice, findCapacity } from '~/domain/offers/capacity.queries.server'
import { OfferFields } from '~/domain/offers/components/OfferFields'
import { BeyondTick, PlacesLine } from '~/domain/offers/components/PlacesLine'
import { standardOptions } from '~/domain/offers/offer'
import { offerTerms } from '~/domain/offers/offer.schemas'
import { revertRefusal } from '~/domain/reversals/revert'
import { revertRejection } from '~/domain/reversals/revert.commands.server'
import { findRejected } from '~/domain/reversals/revert.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { InsetText } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { givenNames, version, courseTitle, kind, courseRunId } = await findApplicant(ctx, id('choiceId'))
  return {
    choiceId: id('choiceId'),
    version,
    givenNames,
    courseTitle,
    capacity: await findCapacity(ctx, courseRunId),
    standard: standardOptions(kind),
    notNow: revertRefusal(await findRejected(ctx, id('choiceId')), ctx.now)?.sentence,
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, offerTerms, async (terms) => {
    refuseUnlessMeant(await capacityForChoice(ctx, id('choiceId')), terms)
    await revertRejection(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Offer sent')
  }),
)

export default function RevertRejectionPage() {
  const { choiceId, version, givenNames, courseTitle, standard, capacity, notNow } = useLoaderData<typeof loader>()
  return (
    <Page title={`Offer ${givenNames} a place after all`} caption={courseTitle} back={paths.provider.choice(choiceId)}>
      <p className="govuk-body">
        You said no before. If you offer a place now, {givenNames} is told that you have thought again, and gets new
        time to reply.
      </p>
      {notNow ? <InsetText>{notNow}</InsetText> : null}
      {notNow ? null : <PlacesLine capacity={capacity} />}
      {notNow ? null : (
        <ZodForm defaults={{ kind: 'conditional' }}>
          <Hidden name="version" value={version} />
          <OfferFields standard={standard} />
          <BeyondTick isAsked={needsThought(capacity)} />
          <Button>Send offer</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Make an offer after all - Onward' }]
