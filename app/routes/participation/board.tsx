import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { targetsOfEach } from '~/domain/partnership-targets/partnership-target.queries.server'
import { BoardFigures } from '~/domain/scorecards/components/BoardFigures'
import { boardMeasures } from '~/domain/scorecards/figure'
import { boardMonths, limitFor } from '~/domain/scorecards/scorecard.queries.server'
import { boardShown, headlineShown, trendShown } from '~/domain/scorecards/scorecard-shown'
import { restsOn, runningMonthNote } from '~/domain/scorecards/scorecard.words'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LineChart } from '~/ui/line-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const limit = await limitFor(ctx)
  const months = await boardMonths(ctx)
  const targets = await targetsOfEach(ctx, boardMeasures)
  const [latest] = months
  return {
    limit,
    restsOn: latest ? restsOn(latest) : null,
    figures: boardShown(months, targets, limit),
    headline: headlineShown(months, londonDay(ctx.now), limit),
    trend: trendShown('neet-or-not-known', months, targets, limit),
  }
})

export default function BoardPage() {
  const { limit, restsOn, figures, headline, trend } = useLoaderData<typeof loader>()
  return (
    <Page title="Taking part at 16 and 17" {...(restsOn ? { caption: restsOn } : {})}>
      <p className="govuk-body">
        {limit === null
          ? 'You may see names, so nothing is kept back here. In files small numbers are kept back for everybody.'
          : `Counts only: no names are shown here. A count below ${limit} is kept back, with every other from which it could be worked out.`}{' '}
        See also <a href={paths.scorecards.changes}>who joins and who leaves</a> and{' '}
        <a href={paths.scorecards.published}>the published tables of all authorities</a>.
      </p>
      {limit === null ? null : <p className="govuk-body">{runningMonthNote}</p>}
      {figures.length > 0 ? (
        <>
          <BoardFigures figures={figures} href={(measure) => paths.scorecards.figure(measure)} />
          <LineChart
            title="Not taking part or not known, month by month"
            description="A line through the share of each month, and a broken line for the target of the partnership."
            head={['Month', 'Share', 'Target']}
            rows={trend}
          />
          <Table
            caption="The published headline: mean of December, January and February"
            firstCellIsHeader
            head={[
              'School year',
              ...(headline[0]?.figures ?? []).map(({ label }) => ({ text: label, isNumber: true })),
            ]}
            rows={headline.map(({ name, figures }) => [name, ...figures.map(({ share }) => share)])}
          />
        </>
      ) : (
        <Empty title="Nothing is counted yet">
          The figures are counted every night from the national return and from what schools, providers and advisers
          have recorded. The month that runs is told from its 15th day on.
        </Empty>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Taking part - Onward' }]
