import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { travelList } from '~/domain/travel/travel-list.queries.server'
import { addDays, formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup } from '~/ui/button'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const from = z.iso.date().catch(londonDay(ctx.now)).parse(url.searchParams.get('day'))
  const { id: runId, day, name, phone, seats, rows, expected } = await travelList(ctx, id('runId'), from)
  return { runId, day, words: formatWeekday(day), name, phone, rows, sum: `${expected} expected, ${seats} seats` }
})

export default function TravelListPage() {
  const { runId, day, words, name, phone, rows, sum } = useLoaderData<typeof loader>()
  return (
    <Page title={name} caption={words} back={{ href: paths.travel.day({ day }), text: 'Minibuses' }}>
      <p>
        {sum}. Whoever is late: {phone}.{' '}
        <a href={paths.travel.sheet(runId, { day })} className="onward-no-print" download>
          Download as a sheet (CSV)
        </a>
      </p>
      <Table
        caption="Who gets on where"
        firstCellIsHeader
        isStacked
        head={['Learner', 'Time', 'Stop', 'Today', 'Whom to ring']}
        rows={rows.map((row) => [
          row.name,
          row.leaves,
          row.stop,
          row.whyNot === null ? 'Expected' : <strong key="not">Not expected: {row.whyNot.toLowerCase()}</strong>,
          row.ring,
        ])}
        empty={
          <Empty title="Nobody has a seat on this day">
            <p className="govuk-body">Seats are given on the page of the minibus.</p>
          </Empty>
        }
      />
      <ButtonGroup>
        <a className="govuk-link onward-no-print" href={paths.travel.list(runId, { day: addDays(day, -7) })}>
          The week before
        </a>
        <a className="govuk-link onward-no-print" href={paths.travel.list(runId, { day: addDays(day, 7) })}>
          The week after
        </a>
      </ButtonGroup>
    </Page>
  )
}

export const meta = () => [{ title: 'Travel list - Onward' }]
