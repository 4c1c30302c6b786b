import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { WeeksTable } from '~/domain/attendance/components/WeeksTable'
import { mondaysUntil } from '~/domain/attendance/weeks'
import { LEARNERS_A_PAGE, runsWithSessions, weeksOf } from '~/domain/attendance/weeks.queries.server'
import { weeksAsked } from '~/domain/attendance/weeks.schemas'
import { runOption, weeksShown } from '~/domain/attendance/weeks-shown'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Select } from '~/ui/fields/choices'
import { SearchForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const today = londonDay(ctx.now)
  const mondays = mondaysUntil(today)
  const [firstMonday = today] = mondays
  const { run, page } = weeksAsked.parse(Object.fromEntries(url.searchParams))
  const runs = await runsWithSessions(ctx, firstMonday)
  const runId = runs.find(({ id }) => id === run)?.id ?? runs[0]?.id ?? null
  const found = runId === null ? [] : await weeksOf(ctx, { firstMonday, runId, page })
  const pageOf = (to: number) => paths.tracking.providerWeeks({ run: runId ?? '', page: String(to) })
  return {
    today,
    mondays,
    runId,
    runs: runs.map((one) => runOption(one, today)),
    rows: weeksShown(found.slice(0, LEARNERS_A_PAGE), () => null),
    ...(page > 1 ? { previous: pageOf(page - 1) } : {}),
    ...(found.length > LEARNERS_A_PAGE ? { next: pageOf(page + 1) } : {}),
  }
})

export default function ProviderWeeksPage() {
  const { today, mondays, runId, runs, rows, ...pages } = useLoaderData<typeof loader>()
  return (
    <Page title="Attendance week by week" back={{ href: paths.provider.registers, text: 'Registers' }}>
      {runs.length === 0 ? (
        <Empty title="No session was planned in the last twelve weeks" />
      ) : (
        <>
          <SearchForm action={paths.tracking.providerWeeks()} label="Course">
            <Select name="run" label="Course" options={runs} defaultValue={runId ?? ''} />
            <Button kind="secondary">Show</Button>
          </SearchForm>
          <WeeksTable rows={rows} mondays={mondays} today={today} caption="Share of sessions attended, by week" />
          <Pager {...pages} label="Pages of learners" />
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'Attendance week by week - Onward' }]
