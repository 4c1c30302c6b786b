import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { findSheet } from '~/domain/applications/application.queries.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { findAttendance } from '~/domain/attendance/attendance.queries.server'
import { attendanceWords } from '~/domain/attendance/mark'
import { currentCycle, publicDatesOf } from '~/domain/cycles/cycle.queries.server'
import { formatDay, formatWeekday } from '~/kit/dates'
import { paths } from '~/paths'
import { Card, Cards } from '~/ui/card'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const { learner, choices } = await findSheet(ctx, id('learnerId'))
  const cycle = await currentCycle(ctx, learner.areaId)
  const dates = await publicDatesOf(ctx, cycle.id)
  const attendance = await findAttendance(ctx, learner.id)
  return {
    name: `${learner.givenNames} ${learner.familyName}`,
    attendance: attendanceWords(attendance.totals),
    dates: dates.map(({ label, fallsOn }) => ({ key: formatWeekday(fallsOn), value: label })),
    choices: choices.map(({ id, courseTitle, providerName, state, answerBy, replyBy }) => ({
      id,
      courseTitle,
      providerName,
      tag: choiceTag(state, 'school'),
      facts: [
        ...(answerBy ? [{ key: 'Answer due by', value: formatDay(answerBy) }] : []),
        ...(replyBy ? [{ key: 'Reply to the offer by', value: formatDay(replyBy) }] : []),
      ],
    })),
  }
})

export default function ParentLearnerPage() {
  const { name, choices, dates, attendance } = useLoaderData<typeof loader>()
  return (
    <Page title={name} back={paths.parent.home}>
      <p className="govuk-body">You can read this. Only {name} can change it.</p>
      <h2 className="govuk-heading-m">Choices</h2>
      {choices.length === 0 && <p className="govuk-body">No course has been chosen yet.</p>}
      <Cards>
        {choices.map(({ id, courseTitle, providerName, tag, facts }) => (
          <Card key={id} title={courseTitle} headingLevel={3} byline={providerName} tags={[tag]} facts={facts} />
        ))}
      </Cards>
      <h2 className="govuk-heading-m">Attendance</h2>
      <p className="govuk-body">{attendance}</p>
      <h2 className="govuk-heading-m">Dates</h2>
      <SummaryList rows={dates} />
    </Page>
  )
}

export const meta = () => [{ title: 'Your child - Onward' }]
