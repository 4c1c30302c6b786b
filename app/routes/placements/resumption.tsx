import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { shownForMove } from '~/domain/placements/placement'
import { resumePlacement } from '~/domain/placements/placement.commands.server'
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
  return { placement: shownForMove(await findPlacement(ctx, id('placementId')), 'resume') }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, dayForm, async (form) => {
    await resumePlacement(ctx, id('placementId'), form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), moveWords.resume.done)
  }),
)

export default function ResumptionPage() {
  const { placement } = useLoaderData<typeof loader>()
  const { id, version, notNow } = placement
  return (
    <Page title={`${placement.name} comes again`} caption={placement.about} back={paths.tracking.placement(id)}>
      <p className="govuk-body">The learner is on the register again from that day.</p>
      <ZodForm>
        <DateInput name="day" legend="From which day?" />
        <Hidden name="version" value={version} />
        <Button {...(notNow ? { notNow } : {})}>{moveWords.resume.button}</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'A placement goes on - Onward' }]
