import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findAttendance } from '~/domain/attendance/attendance.queries.server'
import { attendanceWords } from '~/domain/attendance/mark'
import { ProgressNotes } from '~/domain/plans/components/ProgressNotes'
import { findProgressNotes } from '~/domain/plans/progress-note.queries.server'
import { formatMoment } from '~/kit/dates'
import { orNotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => {
  const learnerId = orNotFound(ctx.actor.learnerId ?? undefined)
  const { totals, marks } = await findAttendance(ctx, learnerId)
  return {
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
  const { inWords, marks, notes } = useLoaderData<typeof loader>()
  return (
    <Page title="My attendance" back={paths.learner.record}>
      <p className="govuk-body">{inWords}</p>
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
