import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { shownForMove } from '~/domain/placements/placement'
import { suspendPlacement } from '~/domain/placements/placement.commands.server'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { reasonOnDayForm } from '~/domain/placements/placement.schemas'
import { moveWords } from '~/domain/placements/placement.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const placement = await findPlacement(ctx, id('placementId'))
  const reasons = await currentReasons(ctx, 'placement-suspended', 'provider')
  return {
    placement: shownForMove(placement, 'suspend'),
    reasons: reasons.map(({ id, label }) => ({ id, label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reasonOnDayForm, async (form) => {
    await suspendPlacement(ctx, id('placementId'), form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), moveWords.suspend.done)
  }),
)

export default function RestPage() {
  const { placement, reasons } = useLoaderData<typeof loader>()
  const { id, version, notNow } = placement
  return (
    <Page
      title={`Let the placement of ${placement.name} rest`}
      caption={placement.about}
      back={paths.tracking.placement(id)}
    >
      <p className="govuk-body">The learner keeps the place and is not expected for now.</p>
      <ZodForm>
        <DateInput name="day" legend="From which day?" />
        <ReasonRadios reasons={reasons} legend="Why?" />
        <Hidden name="version" value={version} />
        <Button {...(notNow ? { notNow } : {})}>{moveWords.suspend.button}</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Let a placement rest - Onward' }]
