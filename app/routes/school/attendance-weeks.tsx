import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { WeeksTable } from '~/domain/attendance/components/WeeksTable'
import { mondaysUntil } from '~/domain/attendance/weeks'
import { LEARNERS_A_PAGE, weeksOf } from '~/domain/attendance/weeks.queries.server'
import { weeksAsked } from '~/domain/attendance/weeks.schemas'
import { weeksShown } from '~/domain/attendance/weeks-shown'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Pager } from '~/ui/pagination'

export const loader = signedIn(async ({ ctx, url }) => {
  const today = londonDay(ctx.now)
  const mondays = mondaysUntil(today)
  const [firstMonday = today] = mondays
  const { page } = weeksAsked.parse(Object.fromEntries(url.searchParams))
  const found = await weeksOf(ctx, { firstMonday, runId: null, page })
  const pageOf = (to: number) => paths.tracking.schoolWeeks({ page: String(to) })
  return {
    today,
    mondays,
    rows: weeksShown(found.slice(0, LEARNERS_A_PAGE), (learnerId) =>
      paths.plan.year(learnerId, { show: 'attendance' }),
    ),
    ...(page > 1 ? { previous: pageOf(page - 1) } : {}),
    ...(found.length > LEARNERS_A_PAGE ? { next: pageOf(page + 1) } : {}),
  }
})

export default function SchoolWeeksPage() {
  const { today, mondays, rows, ...pages } = useLoaderData<typeof loader>()
  return (
    <Page title="Attendance week by week" back={{ href: paths.tracking.today, text: 'Learners at other sites' }}>
      <p className="govuk-body">
        What the registers of colleges and schools say of your learners. Open a learner for the days of the whole year.
      </p>
      <WeeksTable rows={rows} mondays={mondays} today={today} caption="Share of sessions attended, by week" />
      <Pager {...pages} label="Pages of learners" />
    </Page>
  )
}

export const meta = () => [{ title: 'Attendance week by week - Onward' }]
