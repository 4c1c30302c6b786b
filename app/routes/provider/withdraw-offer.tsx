import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { canMove } from '~/domain/applications/choice'
import { findApplicant } from '~/domain/applications/choice.queries.server'
import { refusalOf } from '~/domain/applications/choice.words'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { reasonsFor } from '~/domain/endings/reason'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { withdrawOffer } from '~/domain/offers/offer.commands.server'
import { offerWithdrawal } from '~/domain/offers/offer.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, state, version, givenNames, courseTitle, kind } = await findApplicant(ctx, id('choiceId'))
  const reasons = reasonsFor(await currentReasons(ctx, 'offer-withdrawn', 'provider'), kind)
  return {
    choice: { id: choiceId, version, givenNames, courseTitle },
    notNow: canMove(state, 'withdrawOffer') ? null : refusalOf(state, 'withdrawOffer'),
    reasons: reasons.map((reason) => ({ id: reason.id, label: reason.label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, offerWithdrawal, async (terms) => {
    await withdrawOffer(ctx, id('choiceId'), terms)
    return redirectWithNotice(paths.provider.choice(id('choiceId')), 'Offer taken back')
  }),
)

export default function WithdrawOfferPage() {
  const { choice, reasons, notNow } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Take back the offer to ${choice.givenNames}`}
      caption={choice.courseTitle}
      back={paths.provider.choice(choice.id)}
    >
      <p className="govuk-body">The learner and the tutor are told at once, with the reason and your words.</p>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="Why is the offer taken back?" />
        <Hidden name="version" value={choice.version} />
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          Take the offer back
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take an offer back - Onward' }]
