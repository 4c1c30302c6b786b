import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { beginAct } from '~/domain/bulk-acts/bulk-act.commands.server'
import { assignSeveral, selectionIn, selectionOf } from '~/domain/bulk-acts/bulk-act.schemas'
import { ChosenFields, WhoIsMeant } from '~/domain/bulk-acts/components/WhoIsMeant'
import { begunWords } from '~/domain/bulk-acts/bulk-act'
import { lookedAt } from '~/domain/bulk-acts/plan'
import { chosenShown, planShown } from '~/domain/bulk-acts/plan-shown'
import { planFor } from '~/domain/bulk-acts/selection.queries.server'
import { workloadOf } from '~/domain/queues/assignment.queries.server'
import { cappedWords } from '~/kit/capped-count'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { refuseUnlessSeen } from '~/kit/previewed'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  const providerId = orNotFound(ctx.actor.organisationId ?? undefined, 'provider')
  mustBeAllowed(ctx, 'choice.assign', { providerId })
  const selection = selectionIn(url.searchParams)
  const found = await planFor(ctx, 'assignment', selection)
  const colleagues = await workloadOf(ctx, providerId)
  return {
    plan: planShown(found),
    chosen: chosenShown(selection),
    seen: lookedAt(found.plan),
    colleagues: [
      ...colleagues.map(({ id, name, open }) => ({
        value: id,
        text: id === ctx.actor.id ? `${name} (you)` : name,
        hint: open === 1 ? '1 open application' : `${cappedWords(open)} open applications`,
      })),
      { value: 'nobody', text: 'Nobody', hint: 'They go back to those whom nobody sees to.' },
    ],
  }
})

export const action = signedIn(({ ctx, request }) =>
  handleForm(request, assignSeveral, async ({ seen, choices, filter, to }) => {
    const { plan } = await planFor(ctx, 'assignment', selectionOf({ choices, filter }))
    refuseUnlessSeen(seen, lookedAt(plan))
    const actId = await beginAct(ctx, { kind: 'assignment', to: to === 'nobody' ? null : to }, plan.going)
    return redirectWithNotice(paths.provider.act(actId), begunWords(plan.going.length))
  }),
)

export default function AssignSeveralPage() {
  const { plan, chosen, seen, colleagues } = useLoaderData<typeof loader>()
  return (
    <Page title="Assign applications" back={paths.provider.queue}>
      <p className="govuk-body">Learners do not see who has their application. Everybody here can still answer it.</p>
      <WhoIsMeant plan={plan} verb="Which applications" />
      {plan.goingCount > 0 ? (
        <ZodForm>
          <Radios name="to" legend="Who sees to them?" options={colleagues} />
          <ChosenFields chosen={chosen} seen={seen} />
          <Button>Assign {plan.goingCount.toLocaleString('en-GB')}</Button>
        </ZodForm>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Assign applications - Onward' }]
