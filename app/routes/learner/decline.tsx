import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findOwnChoice } from '~/domain/applications/choice.queries.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { refusal } from '~/domain/offers/offer.schemas'
import { declineOffer } from '~/domain/offers/reply.commands.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: choiceId, version, courseTitle, providerName } = await findOwnChoice(ctx, id('choiceId'))
  const reasons = await currentReasons(ctx, 'decline', 'learner')
  return {
    choice: { id: choiceId, version, courseTitle, providerName },
    reasons: reasons.map((reason) => ({ id: reason.id, label: reason.label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, refusal, async ({ reason, detail, version }) => {
    await declineOffer(ctx, id('choiceId'), { reason: reason || null, detail, version })
    return redirectWithNotice(paths.learner.choice(id('choiceId')), 'You said no to this offer. We have told them.')
  }),
)

export default function DeclinePage() {
  const { choice, reasons } = useLoaderData<typeof loader>()
  return (
    <Page
      title={`Say no to ${choice.courseTitle}`}
      caption={choice.providerName}
      back={paths.learner.choice(choice.id)}
    >
      <p className="govuk-body">Your other choices stay as they are. You cannot take this back.</p>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="Why do you say no?" isOptional />
        <Hidden name="version" value={choice.version} />
        <Button>Decline</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Say no to an offer - Onward' }]
