import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { fullName } from '~/domain/learners/learner'
import { decideCheck } from '~/domain/placements/placement.commands.server'
import { findPlacement } from '~/domain/placements/placement.queries.server'
import { checkForm } from '~/domain/placements/placement.schemas'
import { checkWords } from '~/domain/placements/placement.words'
import { formatDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Radios } from '~/ui/fields/choices'
import { TextArea } from '~/ui/fields/text-area'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id, params }) => {
  const placement = await findPlacement(ctx, id('placementId'))
  const { kind, label, asks, dueOn, state, note } = orNotFound(
    placement.checks.find((check) => check.kind === params.kind),
  )
  return {
    id: placement.id,
    about: `${fullName(placement)}, ${placement.courseTitle}`,
    check: { kind, label, asks, due: formatDay(dueOn) },
    defaults: { state, note: note ?? '' },
  }
})

export const action = signedIn(({ ctx, id, params, request }) =>
  handleForm(request, checkForm, async (form) => {
    await decideCheck(ctx, id('placementId'), params.kind ?? '', form)
    return redirectWithNotice(paths.tracking.placement(id('placementId')), 'The check is saved')
  }),
)

export default function CheckPage() {
  const { id, about, check, defaults } = useLoaderData<typeof loader>()
  return (
    <Page title={check.label} caption={about} back={paths.tracking.placement(id)}>
      <p className="govuk-body">
        {check.asks} To be settled by {check.due}.
      </p>
      <ZodForm defaults={defaults}>
        <Radios name="state" legend="Where does it stand?" options={checkWords} />
        <TextArea name="note" label="What should the other side know?" isOptional rows={3} maxLength={500} />
        <Button>Save</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Check before a start - Onward' }]
