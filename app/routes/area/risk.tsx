import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { shownCount, shownParts, shownShare } from '~/domain/reports/dashboard'
import { accuracyOf, indicatorCodes } from '~/domain/risks/risk'
import { pointsOn } from '~/domain/risks/risk-facts.queries.server'
import { outcomesOf, riskBySchool } from '~/domain/risks/risk.queries.server'
import { indicatorWords } from '~/domain/risks/risk.words'
import { londonDay } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const { areaId } = ctx.actor
  if (!areaId) throw new NotFound('area')
  mustBeAllowed(ctx, 'risk.decide', { areaId })
  const points = await pointsOn(ctx, areaId, londonDay(ctx.now))
  const schools = await riskBySchool(ctx, areaId)
  const outcomes = await outcomesOf(ctx, areaId)
  return {
    indicators: indicatorCodes.map((code) => ({ code, words: indicatorWords[code], points: points[code] ?? 0 })),
    schools: schools.map(({ school, all, additional, substantial }) => [
      school,
      ...shownParts([all - additional - substantial, additional, substantial]),
    ]),
    outcomes: outcomes.map((outcome) => {
      const { precision, recall } = accuracyOf(outcome)
      return [
        `${outcome.season - 1} to ${outcome.season}, ${outcome.taken}`,
        shownCount(outcome.listed),
        precision === null ? 'nobody listed' : shownShare(outcome.listedNeet, outcome.listed),
        recall === null ? 'nobody to find' : shownShare(outcome.listedNeet, outcome.neet),
      ]
    }),
  }
})

export default function AreaRiskPage() {
  const { indicators, schools, outcomes } = useLoaderData<typeof loader>()
  return (
    <Page title="Risk of not taking part" back={{ href: paths.area.home, text: 'The area' }}>
      <p className="govuk-body">
        What counts towards a young person’s risk of being without education, work or training, and for how many points.
        Schools and advisers see the points of their learners with every line behind them. Nobody who answers
        applications sees them.
      </p>
      <Table
        caption="Points"
        firstCellIsHeader
        head={['What counts', { text: 'Points now', isNumber: true }, 'Change']}
        rows={indicators.map(({ code, words, points }) => [
          words,
          points,
          <a key="change" href={paths.area.riskPoints(code)}>
            Change<span className="govuk-visually-hidden">: {words}</span>
          </a>,
        ])}
      />
      <Table
        caption="Years 10 and 11 of each school"
        firstCellIsHeader
        head={['School', ...numbers('Some help or none', 'More help', 'Much help')]}
        rows={schools}
        empty={<Empty title="Nothing is counted yet">It is counted every night.</Empty>}
      />
      <Table
        caption="How right the list was"
        firstCellIsHeader
        head={['List of', ...numbers('On the list', 'Of those, not taking part later', 'Found of all who were not')]}
        rows={outcomes}
        empty={
          <p className="govuk-body">
            Lists are kept in November and in February. They are held against the first of March of the year after.
          </p>
        }
      />
    </Page>
  )
}

function numbers(...names: string[]) {
  return names.map((text) => ({ text, isNumber: true }))
}

export const meta = () => [{ title: 'Risk of not taking part - Onward' }]
