import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { openSeasons, outcomes } from '~/domain/guarantees/guarantee'
import { shownOutcomes } from '~/domain/guarantees/guarantee-counts'
import { tilesOf } from '~/domain/guarantees/guarantee-shown'
import { everyGuaranteeCode, lockedMonths } from '~/domain/guarantees/guarantee.queries.server'
import { deskFilter } from '~/domain/guarantees/guarantee.schemas'
import { outcomeWords, seasonWords } from '~/domain/guarantees/guarantee.words'
import { guaranteeOf } from '~/domain/nccis-returns/period'
import { shownShare } from '~/domain/reports/dashboard'
import { guaranteeShown } from '~/domain/scorecards/guarantee-board'
import { groupRows, groupsIn, monthOfGuarantee } from '~/domain/scorecards/scorecard.queries.server'
import { restsOn, runningMonthNote } from '~/domain/scorecards/scorecard.words'
import { formatDay, londonDay } from '~/kit/dates'
import { countWords } from '~/kit/small-numbers'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const { september } = deskFilter.parse(Object.fromEntries(url.searchParams))
  const seasons = openSeasons(londonDay(ctx.now))
  const season = seasons.find((year) => year === september) ?? seasons[0] ?? 0
  const { smallestShown: limit } = await settingsOf(ctx, ctx.actor.areaId)
  const month = await monthOfGuarantee(ctx, season)
  const isOwn = month !== undefined && guaranteeOf(month.periodEnd).season === season
  const topic = isOwn ? 'guarantee' : 'coming-guarantee'
  const rows = month ? await groupRows(ctx, month.periodEnd, [topic, `${topic}-code`], ['school', 'age', 'source']) : []
  const counted = {
    ...{ schools: groupsIn(rows, topic, 'school'), years: groupsIn(rows, topic, 'age') },
    ...{ sources: groupsIn(rows, topic, 'source'), codes: groupsIn(rows, `${topic}-code`, 'age') },
  }
  const { all, byHand, open, ...shown } = guaranteeShown(counted, await everyGuaranteeCode(ctx), limit)
  const locked = await lockedMonths(ctx, season)
  return {
    ...{
      season,
      limit,
      isCounted: month !== undefined,
      all: countWords(all),
      byHand: byHand === null ? null : countWords(byHand),
      ...shown,
    },
    restsOn: month ? restsOn({ ...month, isFrozen: isOwn && month.snapshotId !== null }) : null,
    set: open === null || all === null ? 'Nearly all' : shownShare(all - open, all),
    others: seasons
      .filter((year) => year !== season)
      .map((year) => ({ text: seasonWords(year), href: paths.guarantee.area({ september: String(year) }) })),
    months: locked.map(({ endsOn, counts }) => {
      const { cells, rowTotals } = shownOutcomes([tilesOf(counts, outcomes).map(({ count }) => count)], limit)
      return [formatDay(endsOn), countWords(rowTotals[0] ?? null), ...(cells[0] ?? []).map(countWords)]
    }),
  }
})

export default function AreaGuaranteePage() {
  const { season, limit, others, isCounted, restsOn, all, byHand, set, ...shown } = useLoaderData<typeof loader>()
  const { bars, codes, schools, months } = shown
  return (
    <Page title="September Guarantee" caption={seasonWords(season)} back={paths.area.home}>
      <p className="govuk-body">
        Counts only: no names are shown here. A count below {limit} is kept back, with every other from which it could
        be worked out. {restsOn ? `${restsOn}. ` : null}See also{' '}
        <a href={paths.scorecards.figure('guarantee-offered')}>the same by sex, needs and more</a>
        {others.map(({ text, href }) => (
          <span key={href}>
            , and <a href={href}>{text}</a>
          </span>
        ))}
        .
      </p>
      <p className="govuk-body">{runningMonthNote}</p>
      {isCounted ? (
        <>
          <p className="govuk-body">
            {all} young people are counted. {set} have an answer.{' '}
            {byHand === null
              ? 'How many of these answers advisers gave is kept back.'
              : `Advisers gave the answer of ${byHand}, the record gave the others.`}
          </p>
          <BarChart
            title="What young people have been offered"
            description="One bar for each kind of answer: how many young people of 16 and 17 have it."
            head={['Answer', 'Young people']}
            rows={bars}
          />
          <Table
            caption="By the codes of the national return"
            head={['Code', 'Answer', 'Year', { text: 'Young people', isNumber: true }]}
            rows={codes}
            empty={<p className="govuk-body">Codes are counted with the next night.</p>}
          />
          <Table
            caption="By school"
            firstCellIsHeader
            head={['School', ...numbers('All', ...outcomes.map((outcome) => outcomeWords[outcome]))]}
            rows={schools}
          />
        </>
      ) : (
        <Empty title="Nothing is counted yet">
          The record is worked out and counted every night. The month that runs is told from its 15th day on.
        </Empty>
      )}
      <Table
        caption="Locked months"
        firstCellIsHeader
        head={['Up to', ...numbers('All', ...outcomes.map((outcome) => outcomeWords[outcome]))]}
        rows={months}
        empty={
          <p className="govuk-body">
            No month is locked yet. The first is locked on the day on which the cohort is frozen, by your{' '}
            <a href={paths.area.calendar}>calendar</a>.
          </p>
        }
      />
    </Page>
  )
}

function numbers(...names: string[]) {
  return names.map((text) => ({ text, isNumber: true }))
}

export const meta = () => [{ title: 'September Guarantee - Onward' }]
