import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { unmetDemand } from '~/domain/panels/board.queries.server'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const panel = await findPanel(ctx, id('panelId'))
  const lines = await unmetDemand(ctx, panel.id)
  return {
    id: panel.id,
    name: panel.name,
    rows: lines.map(({ title, host, reason, count }) => [title, host, reason, String(count)]),
  }
})

export default function UnmetPage() {
  const { id, name, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Unmet demand" caption={name} back={{ href: paths.panel.panel(id), text: name }}>
      <p className="govuk-body">
        First wishes that could not be met, by the reason that was given. For the panel only: the numbers are small.
      </p>
      <Table
        caption="First wishes that were not met"
        hideCaption
        isStacked
        firstCellIsHeader
        head={['Course', 'Host', 'Reason', { text: 'Cases', isNumber: true }]}
        rows={rows}
        empty={<Empty title="Every case so far found a place, or still waits" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Unmet demand - Onward' }]
