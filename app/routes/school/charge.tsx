import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { periodWords } from '~/domain/charges/charge.words'
import { ChargeSheet } from '~/domain/charges/components/ChargeSheet'
import { statementShown } from '~/domain/charges/statement.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const shown = await statementShown(ctx, id('statementId'))
  const { lines, corrections, sums, totalPence, hostName } = shown
  return { id: shown.id, hostName, period: periodWords(shown), sheet: { lines, corrections, sums, totalPence } }
})

export default function SchoolChargePage() {
  const { id, hostName, period, sheet } = useLoaderData<typeof loader>()
  return (
    <Page title={`Statement of ${hostName}`} caption={period} back={{ href: paths.charges.school, text: 'Charges' }}>
      <p>
        <a href={paths.charges.schoolSheet(id)} download>
          Download as a sheet (CSV)
        </a>
      </p>
      <ChargeSheet {...sheet} />
    </Page>
  )
}

export const meta = () => [{ title: 'Statement - Onward' }]
