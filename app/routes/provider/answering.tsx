import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { keepInHand } from '~/access/session.server'
import { answerFor } from '~/domain/agreements/agreement.commands.server'
import { agreementsToAnswer } from '~/domain/agreements/agreement.queries.server'
import { answeringForm, OWN } from '~/domain/agreements/agreement.schemas'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, visit }) => {
  mustBeAllowed(ctx, 'agreement.use', { accountId: ctx.actor.id })
  const { partnerId, organisationId } = ctx.actor
  const agreements = await agreementsToAnswer(ctx, partnerId ?? organisationId ?? '')
  const inHand = agreements.find(({ ownerId }) => partnerId !== null && ownerId === organisationId)?.id ?? OWN
  return { agreements, inHand, home: visit.partnerName ?? visit.organisationName }
})

export const action = signedIn(({ ctx, request, visit }) =>
  handleForm(request, answeringForm, async ({ agreement }) => {
    const chosen = agreement === OWN ? null : agreement
    const owner = await answerFor(ctx, chosen)
    await keepInHand(visit.sessionId, chosen)
    return redirectWithNotice(paths.provider.queue, owner ? `You answer for ${owner} now` : 'You are back at your own')
  }),
)

export default function AnsweringPage() {
  const { agreements, inHand, home } = useLoaderData<typeof loader>()
  return (
    <Page title="For whom do you work now?">
      {agreements.length === 0 ? (
        <Empty title="No other provider lets you answer for it">
          <p className="govuk-body">
            For this, two providers sign an agreement. Whoever manages people here can do it.
          </p>
        </Empty>
      ) : (
        <ZodForm defaults={{ agreement: inHand }}>
          <Radios
            name="agreement"
            legend="Choose one"
            options={[
              { value: OWN, text: home ?? 'My own provider' },
              ...agreements.map(({ id, ownerName }) => ({ value: id, text: ownerName })),
            ]}
          />
          <Button>Continue</Button>
        </ZodForm>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'For whom do you work now? - Onward' }]
