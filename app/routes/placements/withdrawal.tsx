import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ReasonRadios } from '~/domain/endings/components/ReasonRadios'
import { currentReasons } from '~/domain/endings/reason.queries.server'
import { shownForMove } from '~/domain/placements/placement'
import { withdrawPlacement } from '~/domain/placements/placement.commands.server'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { reasonForm } from '~/domain/placements/placement.schemas'
import { moveWords } from '~/domain/placements/placement.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const placement = await findPlacement(ctx, id('placementId'))
  const reasons = await currentReasons(ctx, 'placement-withdrawn', 'provider')
  return {
    placement: shownForMove(placement, 'withdraw'),
    reasons: reasons.map(({ id, label }) => ({ id, label })),
  }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, reasonForm, async (form) => {
    await withdrawPlacement(ctx, id('placementId'), form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), moveWords.withdraw.done)
  }),
)

export default function WithdrawalPage() {
  const { placement, reasons } = useLoaderData<typeof loader>()
  const { id, version, notNow } = placement
  return (
    <Page
      title={`Take back the placement of ${placement.name}`}
      caption={placement.about}
      back={paths.tracking.placement(id)}
    >
      <p className="govuk-body">
        The learner will not go there after all. The times are free for something else, and the host has the place
        again.
      </p>
      <ZodForm>
        <ReasonRadios reasons={reasons} legend="Why?" />
        <Hidden name="version" value={version} />
        <Button kind="warning" {...(notNow ? { notNow } : {})}>
          {moveWords.withdraw.button}
        </Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Take a placement back - Onward' }]
