import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { HomeLines } from '~/domain/attendance/components/HomeLines'
import { homeLineShown } from '~/domain/attendance/home-line-shown'
import { homeLinesOn } from '~/domain/attendance/home-line.queries.server'
import { realNow } from '~/kit/clock.server'
import { addDays, formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup } from '~/ui/button'
import { Page } from '~/ui/page'

export const loader = signedIn(async ({ ctx, url }) => {
  const today = londonDay(ctx.now)
  const day = z.iso.date().catch(today).parse(url.searchParams.get('day'))
  // Before the question is asked: what changes while it is being answered is told on the line.
  const live = paths.tracking.todayEvents(String(realNow().getTime()))
  return { day, isToday: day === today, live, lines: (await homeLinesOn(ctx, day)).map(homeLineShown) }
})

export default function AttendanceTodayPage() {
  const { day, isToday, live, lines } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Learners at other sites"
      caption={isToday ? `Today, ${formatWeekday(day)}` : formatWeekday(day)}
      back={{ href: paths.school.home, text: 'Learners' }}
    >
      <p className="govuk-body">
        What the colleges and schools they learn at have marked, and the code that fits it in your own register. Confirm
        the code, or open a learner to set another one.
      </p>
      <HomeLines lines={lines} day={day} live={live} />
      <ButtonGroup>
        <a className="govuk-link" href={paths.tracking.schoolWeeks()}>
          Attendance week by week
        </a>
        <a className="govuk-link" href={paths.tracking.schoolAlerts}>
          Patterns of absence
        </a>
        <a className="govuk-link" href={paths.tracking.summaries}>
          Attendance from your own system
        </a>
        <a className="govuk-link" href={paths.tracking.todayOf({ day: addDays(day, -1) })}>
          The day before
        </a>
        <a className="govuk-link" href={paths.tracking.todayOf({ day: addDays(day, 1) })}>
          The day after
        </a>
      </ButtonGroup>
    </Page>
  )
}

export const meta = () => [{ title: 'Learners at other sites - Onward' }]
