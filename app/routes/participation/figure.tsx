import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { targetsOfEach } from '~/domain/partnership-targets/partnership-target.queries.server'
import { topicOf } from '~/domain/scorecards/figure'
import { GroupQuestion } from '~/domain/scorecards/components/GroupQuestion'
import { groupsShown } from '~/domain/scorecards/groups-shown'
import { boardMonths, groupsOf, limitFor } from '~/domain/scorecards/scorecard.queries.server'
import { boardMeasure, figureQuestion } from '~/domain/scorecards/scorecard.schemas'
import { partsFor, trendShown } from '~/domain/scorecards/scorecard-shown'
import {
  definitions,
  dimensionNotes,
  dimensionWords,
  measureLabel,
  monthWords,
  restsOn,
} from '~/domain/scorecards/scorecard.words'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { LineChart } from '~/ui/line-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, params, url }) => {
  const limit = await limitFor(ctx)
  const { data: measure } = boardMeasure.safeParse(params.measure)
  if (!measure) throw new NotFound('figure')
  const asked = figureQuestion.parse(Object.fromEntries(url.searchParams))
  const { by } = asked
  const months = await boardMonths(ctx)
  const month = months.find(({ periodEnd }) => periodEnd === asked.month) ?? months[0]
  const groups = month ? await groupsOf(ctx, month.periodEnd, topicOf(measure), by) : []
  const targets = await targetsOfEach(ctx, [measure])
  return {
    ...{
      measure,
      by,
      label: measureLabel(measure),
      definition: definitions[measure],
      note: dimensionNotes[by] ?? null,
    },
    ...{ group: dimensionWords[by], month: month?.periodEnd ?? null, restsOn: month ? restsOn(month) : null },
    months: months.map(({ periodEnd }) => ({ periodEnd, words: monthWords(periodEnd) })),
    rows: month ? groupsShown(measure, by, groups, partsFor(measure, month), limit) : [],
    trend: trendShown(measure, months, targets, limit),
    names: limit === null ? measure : null,
  }
})

export default function FigurePage() {
  const { measure, by, label, definition, note, group, month, restsOn, months, rows, trend, names } =
    useLoaderData<typeof loader>()
  const back = { href: paths.scorecards.board, text: 'Taking part' }
  return (
    <Page title={label} back={back} {...(restsOn ? { caption: restsOn } : {})}>
      <p className="govuk-body">{definition.above}</p>
      <p className="govuk-body">Of: {definition.below}</p>
      {names ? (
        <p className="govuk-body">
          <a href={paths.scorecards.learners({ figure: names })}>See who they are today</a>
        </p>
      ) : null}
      {month === null ? (
        <Empty title="Nothing is counted yet">
          The figures are counted every night. The month that runs is told from its 15th day on.
        </Empty>
      ) : (
        <>
          <LineChart
            title="Month by month"
            description="A line through the share of each month, and a broken line for the target of the partnership."
            head={['Month', 'Share', 'Target']}
            rows={trend}
          />
          <GroupQuestion action={paths.scorecards.figure(measure)} by={by} month={month} months={months} />
          {note ? <p className="govuk-body">{note}</p> : null}
          {rows.length > 0 ? (
            <BarChart
              title={`${label}, by group`}
              description={`One bar for each group: the share of its young people. Groups whose share is kept back have no bar.`}
              head={[group, 'Share']}
              rows={rows.map(({ label, share, text }) => ({ label, value: share ?? 0, text }))}
            />
          ) : null}
          <Table
            caption="What the shares are of"
            firstCellIsHeader
            head={[group, ...['People', 'Of', 'Share'].map((text) => ({ text, isNumber: true }))]}
            rows={rows.map(({ value, label, numerator, denominator, text }) => [
              names && by === 'school' && value !== '' ? (
                <a key={value} href={paths.scorecards.learners({ figure: names, school: value })}>
                  {label}
                </a>
              ) : (
                label
              ),
              ...[numerator, denominator, text],
            ])}
            empty={<Empty title="Nobody is counted by this">Choose something else above.</Empty>}
          />
          <p className="govuk-body">
            <a href={paths.scorecards.sheet(measure, { by, month })} download>
              Take this table as a sheet (CSV)
            </a>
            . Small numbers are kept back in it, and of the month that runs it tells how it stood on the 15th.
          </p>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'A figure of taking part - Onward' }]
