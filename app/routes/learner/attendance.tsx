import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { yearBegins } from '~/domain/alerts/alert'
import { monthsOf } from '~/domain/attendance/calendar'
import { attendanceDays } from '~/domain/attendance/calendar.queries.server'
import { AttendanceCalendar } from '~/domain/attendance/components/AttendanceCalendar'
import { schoolYearFrom } from '~/domain/reports/learner-year'
import { findAttendance } from '~/domain/attendance/attendance.queries.server'
import { attendanceWords } from '~/domain/attendance/mark'
import { ProgressNotes } from '~/domain/plans/components/ProgressNotes'
import { findProgressNotes } from '~/domain/plans/progress-note.queries.server'
import { formatMoment, londonDay } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  const { totals, marks } = await findAttendance(ctx, learnerId)
  const year = schoolYearFrom(yearBegins(londonDay(ctx.now)))
  const days = await attendanceDays(ctx, learnerId, year.from, year.until)
  return {
    months: monthsOf(year.from, year.until, days),
    notes: await findProgressNotes(ctx, learnerId),
    inWords: attendanceWords(totals),
    marks: marks.map(({ startsAt, courseTitle, title, label, minutesLate }) => [
      formatMoment(startsAt),
      courseTitle,
      title,
      minutesLate ? `${label}, ${minutesLate} minutes` : label,
    ]),
  }
})

export default function AttendancePage() {
  const { inWords, months, marks, notes } = useLoaderData<typeof loader>()
  return (
    <Page title="My attendance" back={paths.learner.record}>
      <p className="govuk-body">{inWords}</p>
      {marks.length > 0 ? <AttendanceCalendar months={months} /> : null}
      <Table
        caption="Each session"
        head={['When', 'Course', 'Session', 'Mark']}
        rows={marks}
        empty={<Empty title="No register has been taken for you yet" />}
      />
      <h2 className="govuk-heading-m">What your teachers wrote</h2>
      <ProgressNotes notes={notes} />
    </Page>
  )
}

export const meta = () => [{ title: 'My attendance - Onward' }]
