import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { shownForMove } from '~/domain/placements/placement'
import { recordArrival } from '~/domain/placements/placement.commands.server'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { dayForm } from '~/domain/placements/placement.schemas'
import { moveWords } from '~/domain/placements/placement.words'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/fields/date-input'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  return { placement: shownForMove(await findPlacement(ctx, id('placementId')), 'arrive') }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, dayForm, async (form) => {
    await recordArrival(ctx, id('placementId'), form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), moveWords.arrive.done)
  }),
)

export default function StartPage() {
  const { placement } = useLoaderData<typeof loader>()
  const { id, version, notNow } = placement
  return (
    <Page title={`${placement.name} has started`} caption={placement.about} back={paths.tracking.placement(id)}>
      <p className="govuk-body">
        Everything that stops a start must be settled first. The home school, the learner and those at home are told
        today.
      </p>
      <ZodForm>
        <DateInput name="day" legend="Which day did the learner come for the first time?" />
        <Hidden name="version" value={version} />
        <Button {...(notNow ? { notNow } : {})}>{moveWords.arrive.button}</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Started - Onward' }]
