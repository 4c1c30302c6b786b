import { useActionData, useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { selectionIn, selectionOf, waitSeveral } from '~/domain/bulk-acts/bulk-act.schemas'
import { ActPreview } from '~/domain/bulk-acts/components/ActPreview'
import { ChosenFields, WhoIsMeant } from '~/domain/bulk-acts/components/WhoIsMeant'
import { begunWords } from '~/domain/bulk-acts/bulk-act'
import { lookedAt } from '~/domain/bulk-acts/plan'
import { chosenShown, planShown } from '~/domain/bulk-acts/plan-shown'
import { actPreviewIn } from '~/domain/bulk-acts/seen'
import { planFor } from '~/domain/bulk-acts/selection.queries.server'
import { refusePastExpiry, usualExpiry } from '~/domain/waiting-lists/waiting-list'
import { formatDay } from '~/kit/dates'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'waiting-list.add', { providerId: ctx.actor.organisationId })
  const selection = selectionIn(url.searchParams)
  const found = await planFor(ctx, 'waiting-list', selection)
  return { plan: planShown(found), chosen: chosenShown(selection), expiresOn: usualExpiry(ctx.now) }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, waitSeveral, async ({ step, seen, choices, filter, expiresOn }) => {
    refusePastExpiry(expiresOn, ctx.now)
    const { plan } = await planFor(ctx, 'waiting-list', selectionOf({ choices, filter }))
    const nowSeen = lookedAt(plan, expiresOn)
    if (step === 'preview') {
      const lines = [
        'You are on a waiting list. We tell you your place in it.',
        `Your place in the list counts until ${formatDay(expiresOn)}.`,
      ]
      return { errors: {}, values: { expiresOn }, preview: { seen: nowSeen, lines } }
    }
    refuseUnlessSeen(seen, nowSeen)
    const actId = await beginAct(ctx, { kind: 'waiting-list', expiresOn }, plan.going)
    return redirectWithNotice(paths.provider.act(actId), begunWords(plan.going.length))
  }),
)

export default function WaitSeveralPage() {
  const { plan, chosen, expiresOn } = useLoaderData<typeof loader>()
  const preview = actPreviewIn(useActionData<typeof action>())
  return (
    <Page title="Add to the waiting list" back={paths.provider.queue}>
      <p className="govuk-body">They stand in the list in the order below, behind those who wait already.</p>
      {preview ? <ActPreview lines={preview.lines} /> : null}
      <WhoIsMeant plan={plan} verb="Who goes on the list" />
      {plan.goingCount > 0 ? (
        <ZodForm defaults={{ expiresOn }}>
          <DateInput
            name="expiresOn"
            legend="Until when does the wait last?"
            hint="After that day the application closes by itself."
          />
          <ChosenFields chosen={chosen} seen={preview?.seen ?? ''} />
          <ButtonGroup>
            <Button name="step" value="preview" kind={preview ? 'secondary' : 'primary'}>
              See what they would read
            </Button>
            {preview ? (
              <Button name="step" value="save">
                Add {plan.goingCount.toLocaleString('en-GB')}
              </Button>
            ) : null}
          </ButtonGroup>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Add to the waiting list - Onward' }]
