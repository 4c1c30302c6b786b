import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { changesShown, detailShown } from '~/domain/scorecards/groups-shown'
import { changesOf, limitFor } from '~/domain/scorecards/scorecard.queries.server'
import { paths } from '~/paths'
import { BarChart, type BarChartProps } from '~/ui/bar-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const limit = await limitFor(ctx)
  const months = await changesOf(ctx)
  // Who joined and who left is known of the last month whose month before was frozen.
  const known = months.findIndex(({ isBeforeKnown }) => isBeforeKnown)
  return {
    rows: changesShown(months, limit),
    now: detailShown(months, limit),
    ways: known === -1 ? null : detailShown(months.slice(known), limit),
  }
})

export default function ChangesPage() {
  const { rows, now, ways } = useLoaderData<typeof loader>()
  return (
    <Page title="Who joins and who leaves" back={{ href: paths.scorecards.board, text: 'Taking part' }}>
      <p className="govuk-body">
        Young people of 16 and 17 who are not in education, employment or training: how many came to be so in a month,
        how many no longer are, for how long, and why. Who joined and who left is known where the month before was
        frozen.
      </p>
      <Table
        caption="Month by month"
        firstCellIsHeader
        head={['Month', ...['Joined', 'Left', 'At the end'].map((text) => ({ text, isNumber: true }))]}
        rows={rows}
        empty={<Empty title="Nothing is counted yet">The figures are counted every night.</Empty>}
      />
      {now ? (
        <>
          <Bars title={`For how long, ${now.month}`} of="How long" rows={now.lengths} />
          <Bars title={`Why, ${now.month}`} of="What was recorded" rows={now.causes} />
        </>
      ) : null}
      {ways ? (
        <>
          <Bars title={`Where those who joined came from, ${ways.month}`} of="Before" rows={ways.joined} />
          <Bars title={`Where those who left went, ${ways.month}`} of="After" rows={ways.left} />
        </>
      ) : null}
    </Page>
  )
}

function Bars({ title, of, rows }: { title: string; of: string; rows: BarChartProps['rows'] }) {
  if (rows.length === 0) return null
  return (
    <BarChart
      title={title}
      description="One bar for each line of the table: how many young people. What is kept back has no bar."
      head={[of, 'Young people']}
      rows={rows}
    />
  )
}

export const meta = () => [{ title: 'Who joins and who leaves - Onward' }]
