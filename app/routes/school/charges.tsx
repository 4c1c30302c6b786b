import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { statementsOn } from '~/domain/charges/charge.queries.server'
import { StatementTable } from '~/domain/charges/components/StatementTable'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, visit }) => ({
  organisation: visit.organisationName,
  statements: await statementsOn(ctx),
}))

export default function SchoolChargesPage() {
  const { organisation, statements } = useLoaderData<typeof loader>()
  return (
    <Page title="Charges of hosts" caption={organisation} back={paths.tracking.placements()}>
      <p>What hosts charge for learners of this school, as statements. No money moves through Onward.</p>
      <StatementTable
        rows={statements}
        href={paths.charges.schoolStatement}
        emptyWords="A statement is here once a host has issued it. The careers lead and the head of year read them."
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Charges of hosts - Onward' }]
