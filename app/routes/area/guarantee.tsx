import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { openSeasons, outcomes } from '~/domain/guarantees/guarantee'
import { shownCodes, shownOutcomes } from '~/domain/guarantees/guarantee-counts'
import { tilesOf } from '~/domain/guarantees/guarantee-shown'
import { guaranteeCounts, guaranteeCountsBySchool, lockedMonths } from '~/domain/guarantees/guarantee.queries.server'
import { deskFilter } from '~/domain/guarantees/guarantee.schemas'
import { outcomeWords, seasonWords } from '~/domain/guarantees/guarantee.words'
import { shownShare } from '~/domain/reports/dashboard'
import { formatDay, londonDay } from '~/kit/dates'
import { countWords, isSmall } from '~/kit/small-numbers'
import { paths } from '~/paths'
import { BarChart } from '~/ui/bar-chart'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const { september } = deskFilter.parse(Object.fromEntries(url.searchParams))
  const seasons = openSeasons(londonDay(ctx.now))
  const season = seasons.find((year) => year === september) ?? seasons[0] ?? 0
  const counts = await guaranteeCounts(ctx, season)
  const schools = await guaranteeCountsBySchool(ctx, season)
  const months = await lockedMonths(ctx, season)
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const byHand = counts.reduce((sum, { decided }) => sum + decided, 0)
  const { smallestShown: limit } = await settingsOf(ctx, ctx.actor.areaId)
  const tally = tilesOf(counts, outcomes)
  const told = shownOutcomes([tally.map(({ count }) => count)], limit).columnTotals
  const byCode = shownCodes(counts, told, limit)
  const open = told[outcomes.indexOf('not-recorded')] ?? null
  return {
    season,
    limit,
    others: seasons
      .filter((year) => year !== season)
      .map((year) => ({ text: seasonWords(year), href: paths.guarantee.area({ september: String(year) }) })),
    all: countWords(isSmall(all, limit) ? null : all),
    byHand: countWords(isSmall(byHand, limit) ? null : byHand),
    set: open === null ? 'Nearly all' : shownShare(all - open, all),
    bars: tally.map(({ outcome }, at) => ({
      label: outcomeWords[outcome],
      value: told[at] ?? 0,
      text: countWords(told[at] ?? null),
    })),
    codes: counts.map(({ code, label, yearGroup }, at) => [
      ...[code, label, `Year ${yearGroup}`, countWords(byCode[at] ?? null)],
    ]),
    schools: schoolsShown(schools, limit),
    months: months.map(({ endsOn, counts }) => {
      const parts = tilesOf(counts, outcomes).map(({ count }) => count)
      const { columnTotals, total } = shownOutcomes([parts], limit)
      return [formatDay(endsOn), countWords(total), ...columnTotals.map(countWords)]
    }),
  }
})

type Counts = Awaited<ReturnType<typeof guaranteeCountsBySchool>>

function schoolsShown(schools: Counts, limit: number): string[][] {
  const { cells, rowTotals } = shownOutcomes(
    schools.map(({ notRecorded, noOffer, offer, continuing, notAppropriate }) => [
      ...[notRecorded, noOffer, offer, continuing, notAppropriate],
    ]),
    limit,
  )
  return schools.map(({ schoolName }, at) => [
    schoolName ?? 'On no roll',
    ...[rowTotals[at] ?? null, ...(cells[at] ?? [])].map(countWords),
  ])
}

export default function AreaGuaranteePage() {
  const { season, limit, others, all, byHand, set, bars, codes, schools, months } = useLoaderData<typeof loader>()
  return (
    <Page title="September Guarantee" caption={seasonWords(season)} back={paths.area.home}>
      <p className="govuk-body">
        Counts only: no names are shown here. A count below {limit} is kept back, with every other from which it could
        be worked out.{' '}
        {others.map(({ text, href }) => (
          <a key={href} href={href}>
            See {text}
          </a>
        ))}
      </p>
      <p className="govuk-body">
        {all} young people are counted. {set} have an answer; advisers gave the answer of {byHand}, the record gave the
        others.
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
        empty={<Empty title="Nothing to count yet">The record is worked out each night.</Empty>}
      />
      <Table
        caption="By school"
        firstCellIsHeader
        head={['School', ...numbers('All', ...outcomes.map((outcome) => outcomeWords[outcome]))]}
        rows={schools}
        empty={<p className="govuk-body">No school has a learner of this age yet.</p>}
      />
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
