import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { seatWords } from '~/domain/panels/panel'
import { panelsOf } from '~/domain/panels/panel.queries.server'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const panels = await panelsOf(ctx)
  return {
    panels: panels.map(({ id, name, seat, waiting, nextOn }) => ({
      id,
      name,
      facts: [
        { key: 'Your seat', value: seat ? seatWords[seat] : 'None' },
        { key: 'Cases to decide', value: String(waiting) },
        { key: 'Next meeting', value: nextOn ? formatDay(nextOn) : 'None planned' },
      ],
    })),
  }
})

export default function PanelsPage() {
  const { panels } = useLoaderData<typeof loader>()
  return (
    <Page title="Panel">
      {panels.length === 0 ? (
        <Empty title="You have no seat on a panel yet">
          <p className="govuk-body">
            A panel gives out shared places between schools and providers. Its clerk gives you a seat.
          </p>
        </Empty>
      ) : null}
      <Cards>
        {panels.map(({ id, name, facts }) => (
          <Card key={id} title={name} href={paths.panel.panel(id)} facts={facts} />
        ))}
      </Cards>
    </Page>
  )
}

export const meta = () => [{ title: 'Panel - Onward' }]
