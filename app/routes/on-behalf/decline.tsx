import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { refusal } from '~/domain/offers/offer.schemas'
import { findHelpedChoice } from '~/domain/offers/on-behalf.queries.server'
import { declineOffer } from '~/domain/offers/reply.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { choice } = await findHelpedChoice(ctx, id('choiceId'))
  const { id: choiceId, version, courseTitle, providerName } = choice
  const reasons = await currentReasons(ctx, 'decline', 'learner')
  return {
    choice: { id: choiceId, version, courseTitle, providerName },
    reasons: reasons.map(({ id, label }) => ({ id, label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, refusal, async ({ reason, detail, version }) => {
    await declineOffer(ctx, id('choiceId'), { reason: reason || null, detail, version })
    return redirectWithNotice(paths.onBehalf.choice(id('choiceId')), 'Declined. The learner is told.')
  }),
)

export default function DeclineForLearnerPage() {
  const { choice, reasons } = useLoaderData<typeof loader>()
  const back = paths.onBehalf.choice(choice.id)
  return (
    <Page title={`Decline ${choice.courseTitle} for the learner`} caption={choice.providerName} back={back}>
      <p className="govuk-body">The other choices stay as they are. This cannot be taken back.</p>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="Why, in the learner’s words" isOptional />
        <Hidden name="version" value={choice.version} />
        <Button>Decline</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Decline an offer for a learner - Onward' }]
