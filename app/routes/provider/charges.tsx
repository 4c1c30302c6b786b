import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { ratesOf, statementsOn } from '~/domain/charges/charge.queries.server'
import { RateTable } from '~/domain/charges/components/RateTable'
import { StatementTable } from '~/domain/charges/components/StatementTable'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => ({
  organisation: visit.organisationName,
  statements: await statementsOn(ctx),
  rates: await ratesOf(ctx, ctx.actor.organisationId ?? ''),
}))

export default function ProviderChargesPage() {
  const { organisation, statements, rates } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Charges to home schools"
      caption={organisation}
      back={paths.tracking.placements()}
      actions={<LinkButton href={paths.charges.newStatement}>Begin a statement</LinkButton>}
    >
      <p>What learners of other schools were taught here, as statements. No money moves through Onward.</p>
      <StatementTable
        rows={statements}
        href={paths.charges.statement}
        emptyWords="Begin one for a home school and a period that is over."
      />
      <RateTable rows={rates} />
    </Page>
  )
}

export const meta = () => [{ title: 'Charges to home schools - Onward' }]
