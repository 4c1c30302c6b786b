import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { chargeStateOf } from '~/domain/charges/charge.states'
import { chargeTags, periodWords } from '~/domain/charges/charge.words'
import { ChargeSheet } from '~/domain/charges/components/ChargeSheet'
import { statementShown } from '~/domain/charges/statement.queries.server'
import { paths } from '~/paths'
import { Button, ButtonGroup } from '~/ui/button'
import { Hidden } from '~/ui/fields/text-input'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { StatusTag } from '~/ui/status-tag'

export const loader = signedIn(async ({ ctx, id }) => {
  const shown = await statementShown(ctx, id('statementId'))
  const { lines, corrections, sums, totalPence, homeName, version } = shown
  return {
    id: shown.id,
    state: chargeStateOf(shown.state),
    title: `Statement for ${homeName}`,
    period: periodWords(shown),
    version,
    sheet: { lines, corrections, sums, totalPence },
  }
})

export default function ChargePage() {
  const { id, state, title, period, version, sheet } = useLoaderData<typeof loader>()
  return (
    <Page title={title} caption={period} back={{ href: paths.charges.provider, text: 'Charges' }}>
      <p>
        <StatusTag tag={chargeTags[state]} />{' '}
        {state === 'draft'
          ? 'Only you see it. It is worked out anew each time it is opened.'
          : 'The home school reads it.'}{' '}
        <a href={paths.charges.sheet(id)} download>
          Download as a sheet (CSV)
        </a>
      </p>
      <ChargeSheet {...sheet} />
      {state === 'draft' ? (
        <ButtonGroup>
          <ZodForm action={paths.charges.issue(id)} id="issue">
            <Hidden name="version" value={version} />
            <Button>Issue to the home school</Button>
          </ZodForm>
          <ZodForm action={paths.charges.drop(id)} id="drop">
            <Hidden name="version" value={version} />
            <Button kind="secondary">Drop the draft</Button>
          </ZodForm>
        </ButtonGroup>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Statement - Onward' }]
