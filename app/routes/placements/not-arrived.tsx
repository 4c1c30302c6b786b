import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { shownForMove } from '~/domain/placements/placement'
import { recordNotArrived } from '~/domain/placements/placement.commands.server'
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
  const reasons = await currentReasons(ctx, 'placement-not-arrived', 'provider')
  return {
    placement: shownForMove(placement, 'notArrive'),
    reasons: reasons.map(({ id, label }) => ({ id, label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reasonOnDayForm, async (form) => {
    await recordNotArrived(ctx, id('placementId'), form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), moveWords.notArrive.done)
  }),
)

export default function NotArrivedPage() {
  const { placement, reasons } = useLoaderData<typeof loader>()
  const { id, version, notNow } = placement
  return (
    <Page title={`${placement.name} has not come`} caption={placement.about} back={paths.tracking.placement(id)}>
      <p className="govuk-body">
        The home school, the learner and those at home are told today. A late start is still possible.
      </p>
      <ZodForm>
        <DateInput name="day" legend="Which day was it?" />
        <ReasonRadios reasons={reasons} legend="What do you know?" />
        <Hidden name="version" value={version} />
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          {moveWords.notArrive.button}
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Not arrived - Onward' }]
