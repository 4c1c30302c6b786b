import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { shownForMove } from '~/domain/placements/placement'
import { leavePlacement } from '~/domain/placements/placement.commands.server'
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
  const ofStaff = await currentReasons(ctx, 'placement-left', 'provider')
  const ofLearner = await currentReasons(ctx, 'placement-left', 'learner')
  return {
    placement: shownForMove(placement, 'leave'),
    reasons: [...ofLearner, ...ofStaff].map(({ id, label }) => ({ id, label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reasonOnDayForm, async (form) => {
    await leavePlacement(ctx, id('placementId'), form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), moveWords.leave.done)
  }),
)

export default function LeavingPage() {
  const { placement, reasons } = useLoaderData<typeof loader>()
  const { id, version, notNow } = placement
  return (
    <Page title={`${placement.name} has left`} caption={placement.about} back={paths.tracking.placement(id)}>
      <p className="govuk-body">
        The placement ends before its time. The times are free for something else from the next day.
      </p>
      <ZodForm>
        <DateInput name="day" legend="Which was the last day?" />
        <ReasonRadios reasons={reasons} legend="Why?" />
        <Hidden name="version" value={version} />
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          {moveWords.leave.button}
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Left early - Onward' }]
