import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { begunWords } from '~/domain/bulk-acts/bulk-act'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { closeList, selectionIn, selectionOf } from '~/domain/bulk-acts/bulk-act.schemas'
import { ActPreview } from '~/domain/bulk-acts/components/ActPreview'
import { ChosenFields, WhoIsMeant } from '~/domain/bulk-acts/components/WhoIsMeant'
import { lookedAt } from '~/domain/bulk-acts/plan'
import { chosenShown, planShown } from '~/domain/bulk-acts/plan-shown'
import { planFor } from '~/domain/bulk-acts/selection.queries.server'
import { systemReason } from '~/domain/endings/reason.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'waiting-list.add', { providerId: ctx.actor.organisationId })
  const selection = selectionIn(url.searchParams)
  const found = await planFor(ctx, 'close-list', selection)
  const reason = await systemReason(ctx, 'rejection', 'waiting-list-over')
  return {
    plan: planShown(found),
    chosen: chosenShown(selection),
    seen: lookedAt(found.plan),
    lines: ['We cannot offer you a place.', reason.learnerWords ?? reason.label],
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, closeList, async ({ seen, choices, filter }) => {
    const { plan } = await planFor(ctx, 'close-list', selectionOf({ choices, filter }))
    refuseUnlessSeen(seen, lookedAt(plan))
    const actId = await beginAct(ctx, { kind: 'close-list' }, plan.going)
    return redirectWithNotice(paths.provider.act(actId), begunWords(plan.going.length))
  }),
)

export default function CloseListPage() {
  const { plan, chosen, seen, lines } = useLoaderData<typeof loader>()
  return (
    <Page title="Close the waiting list" back={paths.provider.queue}>
      <p className="govuk-body">
        You fill no more places from the list. Each learner is told, with what else they have open. This cannot be taken
        back.
      </p>
      <ActPreview lines={lines} />
      <WhoIsMeant plan={plan} verb="Who waits no more" />
      {plan.goingCount > 0 ? (
        <ZodForm>
          <ChosenFields chosen={chosen} seen={seen} />
          <Button name="step" value="save" kind="warning">
            Close it for {plan.goingCount.toLocaleString('en-GB')}
          </Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Close the waiting list - Onward' }]
