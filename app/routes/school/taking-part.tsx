import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { OwnFigures } from '~/domain/scorecards/components/OwnFigures'
import { ownBoardOf } from '~/domain/scorecards/school-board.queries.server'
import { ownQuestion } from '~/domain/scorecards/scorecard.schemas'
import { dimensionWords, monthWords, restsOn, runningMonthNote } from '~/domain/scorecards/scorecard.words'
import { schoolDimensions } from '~/domain/scorecards/tally'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const { by, month: asked } = ownQuestion.parse(Object.fromEntries(url.searchParams))
  const { limit, months, month, board } = await ownBoardOf(ctx, { by, month: asked })
  return {
    ...{ school: visit.organisationName, by, group: dimensionWords[by], limit, month: month?.periodEnd ?? null },
    restsOn: month ? restsOn(month) : null,
    months: months.map(({ periodEnd }) => ({ value: periodEnd, text: monthWords(periodEnd) })),
    ...board,
  }
})

const groups = Object.fromEntries(schoolDimensions.map((dimension) => [dimension, dimensionWords[dimension]]))

export default function TakingPartPage() {
  const { school, by, group, limit, month, restsOn, months, figures, tables, kept } = useLoaderData<typeof loader>()
  return (
    <Page
      title="How many of our young people take part"
      caption={[school, restsOn].filter(Boolean).join('. ')}
      back={{ href: paths.leavers.school(), text: 'Where our leavers went' }}
    >
      <p className="govuk-body">
        Everybody of academic age 16 and 17 who is on your roll, or was on it last, beside everybody of the area. Counts
        only. A count below {limit} is kept back, with every other from which it could be worked out, also together with
        what the area publishes: you may pass this page on. Please do not put it together with those of several schools.
      </p>
      <p className="govuk-body">{runningMonthNote}</p>
      {month === null ? (
        <Empty title="Nothing is counted yet">
          The figures are counted every night. The month that runs is told from its 15th day on.
        </Empty>
      ) : (
        <>
          <SearchForm action={paths.leavers.takingPart()} label="Look at another group or month">
            <Select name="by" label="By" options={groups} defaultValue={by} />
            <Select name="month" label="Month" options={months} defaultValue={month} />
            <Button kind="secondary">Show</Button>
          </SearchForm>
          <OwnFigures figures={figures} group={group} tables={tables} kept={kept} />
          <p className="govuk-body">
            <a href={paths.leavers.takingPartSheet({ by, month })} download>
              Take these tables as a sheet (CSV)
            </a>
            . The same numbers are kept back in it.
          </p>
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'How many of our young people take part - Onward' }]
