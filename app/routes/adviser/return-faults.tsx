import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { FaultTable } from '~/domain/nccis-returns/components/FaultTable'
import { faultsNow } from '~/domain/nccis-returns/return.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  mustBeAllowed(ctx, 'return.mend', { areaId: ctx.actor.areaId })
  return { faults: await faultsNow(ctx) }
})

export default function ReturnFaultsPage() {
  const { faults } = useLoaderData<typeof loader>()
  return (
    <Page title="Faults for the national return" back={{ href: paths.adviser.caseload, text: 'Back to my caseload' }}>
      <p className="govuk-body">
        The rules of the national return are asked every night. What you mend today is gone tomorrow. Does a file of
        another careers service or authority know more? <a href={paths.returns.files}>Take their return in</a>.
      </p>
      <FaultTable
        caption="In the record of this area, last night"
        faults={faults}
        href={(rule) => paths.returns.fault(rule)}
        empty={<Empty title="Nothing is wrong">What the rules find in the night is here in the morning.</Empty>}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Faults for the national return - Onward' }]
