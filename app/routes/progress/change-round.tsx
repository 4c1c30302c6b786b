import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { RoundFields } from '~/domain/progress/components/RoundFields'
import { roundForm } from '~/domain/progress/progress.schemas'
import { changeRound } from '~/domain/progress/round.commands.server'
import { findRound } from '~/domain/progress/round.queries.server'
import { handleForm, redirectWithNotice } from '~/kit/form.server'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const round = await findRound(ctx, id('roundId'))
  mustBeAllowed(ctx, 'progress.round', round)
  const { id: roundId, name, opensOn, closesOn, asksEffort, asksComment, version } = round
  const asks = [...(asksEffort ? ['effort'] : []), ...(asksComment ? ['comment'] : [])]
  return { id: roundId, name, version, defaults: { name, opensOn, closesOn, asks } }
})

export const action = signedIn(({ ctx, id, request }) =>
  handleForm(request, roundForm, async (form) => {
    await changeRound(ctx, id('roundId'), form)
    return redirectWithNotice(paths.progress.round(id('roundId')), 'Round changed')
  }),
)

export default function ChangeRoundPage() {
  const { id, name, version, defaults } = useLoaderData<typeof loader>()
  return (
    <Page title={`Change ${name}`} back={paths.progress.round(id)}>
      <ZodForm defaults={defaults}>
        <RoundFields />
        <Hidden name="version" value={version} />
        <Button>Save</Button>
      </ZodForm>
      <ZodForm action={paths.progress.removeRound(id)} id="remove">
        <p className="govuk-body">A round in which nobody has written anything can be taken away.</p>
        <Button kind="warning">Take this round away</Button>
      </ZodForm>
    </Page>
  )
}

export const meta = () => [{ title: 'Change a round - Onward' }]
