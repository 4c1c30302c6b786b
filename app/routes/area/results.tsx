import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { shownSteps } from '~/domain/reports/step-table'
import { readinessOfProviders } from '~/domain/results/readiness.queries.server'
import { resultsMinute } from '~/domain/results/results-minute'
import { formatMoment } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { countWords, shownTable } from '~/kit/small-numbers'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Tiles } from '~/ui/tiles'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  const cycle = await currentCycle(ctx, ctx.actor.areaId)
  const minute = resultsMinute(cycle, await settingsOf(ctx, ctx.actor.areaId))
  const providers = await readinessOfProviders(ctx, ctx.actor.areaId, cycle.id)
  const before = shownSteps(providers.map(({ held, known, prepared }) => [held, known, prepared]))
  const after = shownTable(providers.map(({ confirmed, ended, left, going }) => [confirmed, ended, left, going]))
  const [confirmed = null, , left = null, going = null] = after.columnTotals
  const isOut = minute !== null && minute <= ctx.now
  const notReady = providers.filter(({ held, known }) => held > 0 && known === 0).length
  const notRehearsed = providers.filter(({ rehearsedAt }) => rehearsedAt === null).length
  return {
    cycle: cycle.name,
    minute: minute === null ? null : formatMoment(minute),
    isOut,
    tiles: isOut
      ? [
          { label: 'Places confirmed', count: countWords(confirmed) },
          { label: 'Left to people', count: countWords(left) },
          { label: 'Not looked at yet', count: countWords(going) },
        ]
      : [
          { label: 'Places that wait for results', count: countWords(before.sums[0] ?? null) },
          { label: 'Providers with no results in', count: notReady.toLocaleString('en-GB') },
          { label: 'Providers that have not rehearsed', count: notRehearsed.toLocaleString('en-GB') },
        ],
    rows: providers.map(({ provider, rehearsedAt }, at) => [
      provider,
      ...(before.rows[at] ?? []).map(countWords),
      rehearsedAt === null ? 'Never' : formatMoment(rehearsedAt),
      ...(isOut ? (after.cells[at] ?? []).map(countWords) : []),
    ]),
  }
})

export default function AreaResultsPage() {
  const { cycle, minute, isOut, tiles, rows } = useLoaderData<typeof loader>()
  return (
    <Page title="Results day" caption={`The cycle ${cycle}`} back={{ href: paths.area.home, text: 'The area' }}>
      {minute === null ? (
        <p className="govuk-body">
          No day of results is set. <a href={paths.area.calendar}>Set it in the calendar</a>
        </p>
      ) : (
        <p className="govuk-body">
          {isOut
            ? `Results have been out since ${minute}.`
            : `Results are out on ${minute}. Until then nobody here sees what they say.`}
        </p>
      )}
      <Tiles tiles={tiles} />
      <Table
        caption="Each provider"
        firstCellIsHeader
        isCompact
        head={[
          'Provider',
          ...numbers('Places that wait', 'Results in', 'Decisions prepared'),
          'Last rehearsed',
          ...(isOut ? numbers('Confirmed', 'Not met or another course', 'Left to people', 'Not looked at yet') : []),
        ]}
        rows={rows}
        empty={<p className="govuk-body">No place in the area depends on results.</p>}
      />
      <p className="govuk-body">A count below five is kept back.</p>
    </Page>
  )
}

function numbers(...names: string[]) {
  return names.map((text) => ({ text, isNumber: true }))
}

export const meta = () => [{ title: 'Results day - Onward' }]
