import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { yearBegins } from '~/domain/alerts/alert'
import { monthsOf } from '~/domain/attendance/calendar'
import { attendanceDays } from '~/domain/attendance/calendar.queries.server'
import { AttendanceCalendar } from '~/domain/attendance/components/AttendanceCalendar'
import { fullName } from '~/domain/learners/learner'
import { recordView } from '~/domain/learners/view.commands.server'
import { YearPicture } from '~/domain/reports/components/YearPicture'
import { schoolYearFrom, yearAsked, yearLines, yearsBack } from '~/domain/reports/learner-year'
import { findLearnerYear } from '~/domain/reports/learner-year.queries.server'
import { yearEntries, yearLineWords } from '~/domain/reports/learner-year.words'
import { londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { SubNavigation } from '~/ui/navigation'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id, url }) => {
  const learnerId = id('learnerId')
  const today = londonDay(ctx.now)
  const thisYear = yearBegins(today)
  const year = schoolYearFrom(yearAsked(url.searchParams.get('from'), thisYear))
  const { facts, ...learner } = await findLearnerYear(ctx, learnerId, year)
  const days = await attendanceDays(ctx, learnerId, year.from, year.until)
  await recordView(ctx, learnerId, 'plan')
  const show = yearLines.find((line) => line === url.searchParams.get('show')) ?? null
  const addressOf = (from: string, line: string | null) =>
    paths.plan.year(learnerId, { from: from.slice(0, 4), ...(line === null ? {} : { show: line }) })
  return {
    isOwn: ctx.actor.role === 'learner',
    name: fullName(learner),
    year,
    today,
    entries: yearEntries(facts, today).filter(({ line }) => show === null || line === show),
    months: show === null || show === 'attendance' ? monthsOf(year.from, year.until, days) : null,
    here: addressOf(year.from, show),
    lines: [
      { href: addressOf(year.from, null), text: 'Everything' },
      ...yearLines.map((line) => ({ href: addressOf(year.from, line), text: yearLineWords[line] })),
    ],
    years: yearsBack(thisYear).map((from) => ({ href: addressOf(from, show), text: yearName(from), from })),
    back: paths.plan.home(learnerId),
  }
})

export default function YearPage() {
  const { isOwn, name, year, today, entries, months, here, lines, years, back } = useLoaderData<typeof loader>()
  return (
    <Page title={isOwn ? 'My year' : `The year of ${name}`} caption={yearName(year.from)} back={back}>
      <SubNavigation label="Parts of the year" links={lines} currentPath={here} />
      {entries.length === 0 ? (
        <Empty title="Nothing stands here for this year">
          It fills with applications, courses, targets and reviews as they come.
        </Empty>
      ) : (
        <YearPicture entries={entries} year={year} today={today} whose={isOwn ? 'My year' : `The year of ${name}`} />
      )}
      {months ? (
        <>
          <h2 className="govuk-heading-m">Attendance</h2>
          <AttendanceCalendar months={months} />
        </>
      ) : null}
      <nav aria-label="Other years" className="govuk-body onward-no-print">
        Other years:{' '}
        {years
          .filter(({ from }) => from !== year.from)
          .map(({ href, text }, index) => (
            <span key={href}>
              {index > 0 ? ', ' : ''}
              <a href={href}>{text}</a>
            </span>
          ))}
      </nav>
    </Page>
  )
}

export const meta = () => [{ title: 'A year - Onward' }]

function yearName(from: string): string {
  const year = Number(from.slice(0, 4))
  return `${year} to ${year + 1}`
}
