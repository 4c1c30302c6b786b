import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { offerSeveral, selectionIn, selectionOf } from '~/domain/bulk-acts/bulk-act.schemas'
import { UsualOffers } from '~/domain/bulk-acts/components/UsualOffers'
import { ChosenFields, WhoIsMeant } from '~/domain/bulk-acts/components/WhoIsMeant'
import { begunWords } from '~/domain/bulk-acts/bulk-act'
import { lookedAt } from '~/domain/bulk-acts/plan'
import { chosenShown, planShown } from '~/domain/bulk-acts/plan-shown'
import { planFor, planOffers } from '~/domain/bulk-acts/selection.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'offer.make', { providerId: ctx.actor.organisationId })
  const selection = selectionIn(url.searchParams)
  const found = await planOffers(ctx, selection)
  return { plan: planShown(found), offers: found.offers, chosen: chosenShown(selection), seen: lookedAt(found.plan) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, offerSeveral, async ({ seen, ...wanted }) => {
    const { plan } = await planFor(ctx, 'offer', selectionOf(wanted))
    refuseUnlessSeen(seen, lookedAt(plan))
    const actId = await beginAct(ctx, { kind: 'offer' }, plan.going)
    return redirectWithNotice(paths.provider.act(actId), begunWords(plan.going.length))
  }),
)

export default function OfferSeveralPage() {
  const { plan, offers, chosen, seen } = useLoaderData<typeof loader>()
  return (
    <Page title="Offer places" back={paths.provider.queue}>
      {offers.length > 0 ? <UsualOffers offers={offers} /> : null}
      <WhoIsMeant plan={plan} verb="Who gets an offer" />
      {plan.goingCount > 0 ? (
        <ZodForm>
          <ChosenFields chosen={chosen} seen={seen} />
          <Button>
            Send {plan.goingCount === 1 ? '1 offer' : `${plan.goingCount.toLocaleString('en-GB')} offers`}
          </Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Offer places - Onward' }]
