import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { seatWords } from '~/domain/panels/panel'
import { findPanel } from '~/domain/panels/panel.queries.server'
import { paths } from '~/paths'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, id }) => {
  const { id: panelId, name, quorum, holdDays, held } = await findPanel(ctx, id('panelId'))
  return { id: panelId, name, quorum, holdDays, seat: held ? seatWords[held.seat] : null }
})

export default function PanelPage() {
  const { id, name, quorum, holdDays, seat } = useLoaderData<typeof loader>()
  return (
    <Page title={name} caption={seat ? `Your seat: ${seat.toLowerCase()}` : undefined} back={paths.panel.home}>
      <p className="govuk-body">
        {quorum} members must be there to decide. A place that is given is held for {holdDays} working days.
      </p>
      <ul className="govuk-list">
        <li>
          <a href={paths.panel.cases(id)}>Cases</a>
        </li>
        <li>
          <a href={paths.panel.meetings(id)}>Meetings</a>
        </li>
        <li>
          <a href={paths.panel.board(id)}>Capacity board</a>
        </li>
        <li>
          <a href={paths.panel.allocation(id)}>Give out places by rules</a>
        </li>
        <li>
          <a href={paths.panel.unmet(id)}>Unmet demand</a>
        </li>
        <li>
          <a href={paths.panel.runs(id)}>Shared courses</a>
        </li>
        <li>
          <a href={paths.panel.blocks(id)}>Timetable blocks</a>
        </li>
        <li>
          <a href={paths.panel.members(id)}>Who sits on the panel</a>
        </li>
      </ul>
    </Page>
  )
}

export const meta = () => [{ title: 'A panel - Onward' }]
