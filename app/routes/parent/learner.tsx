import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { endedWithoutAPlace } from '~/domain/applications/choice.states'
import { settingsOf } from '~/domain/areas/area.queries.server'
import { attendanceWords } from '~/domain/attendance/mark'
import { currentCycle, publicDatesOf } from '~/domain/cycles/cycle.queries.server'
import { recordView } from '~/domain/learners/view.commands.server'
import { endedForHome } from '~/domain/programme-ends/end-shown'
import { endsOf } from '~/domain/programme-ends/programme-end.queries.server'
import { ChoicesForParent } from '~/domain/reports/components/ChoicesForParent'
import { findForParent } from '~/domain/reports/parent-page.queries.server'
import { formatMoment, formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, id }) => {
  const { attendance, areaId, choices, letters, ...learner } = await findForParent(ctx, id('learnerId'))
  await recordView(ctx, learner.id, 'application')
  const cycle = await currentCycle(ctx, areaId)
  const today = londonDay(ctx.now)
  const ends = await endsOf(ctx, learner.id)
  const dates = (await publicDatesOf(ctx, cycle.id)).filter(({ fallsOn }) => fallsOn >= today)
  return {
    id: learner.id,
    asksForSignature: (await settingsOf(ctx, areaId)).coSignature && choices.some(({ isEarlier }) => !isEarlier),
    name: `${learner.givenNames} ${learner.familyName}`,
    choices: choices.filter(({ isEarlier }) => !isEarlier),
    earlier: choices.filter(({ isEarlier, state }) => isEarlier && !endedWithoutAPlace.includes(state)),
    ended: ends.map((end) => endedForHome(learner.givenNames, end)),
    attendance: attendanceWords(attendance ?? { possible: 0, attended: 0 }),
    dates: dates.map(({ label, fallsOn }) => ({ key: formatWeekday(fallsOn), value: label })),
    letters: letters.map(({ subject, writtenAt }) => [formatMoment(new Date(writtenAt)), subject]),
  }
})

export default function ParentLearnerPage() {
  const { id, asksForSignature, name, choices, earlier, ended, dates, attendance, letters } =
    useLoaderData<typeof loader>()
  return (
    <Page title={name} back={paths.parent.home}>
      <p className="govuk-body">
        You can read this. Only {name} can change it, and can see that you looked. Ask {name} about anything that is not
        here.
      </p>
      <h2 className="govuk-heading-m">Choices</h2>
      <ChoicesForParent choices={choices} />
      {asksForSignature ? (
        <LinkButton href={paths.parent.sign(id)} kind="secondary">
          Sign the application
        </LinkButton>
      ) : null}
      {earlier.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">From an earlier year</h2>
          <ChoicesForParent choices={earlier} />
        </>
      ) : null}
      {ended.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Courses that have ended</h2>
          <ul className="govuk-list govuk-list--bullet">
            {ended.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
      <h2 className="govuk-heading-m">Plan</h2>
      <p className="govuk-body">
        <a href={paths.plan.home(id)}>Read the plan of {name}</a>, and say something to it.
      </p>
      <h2 className="govuk-heading-m">How it is going</h2>
      <p className="govuk-body">
        <a href={paths.progress.ofChild(id)}>Read what teachers write of {name}</a>
      </p>
      <h2 className="govuk-heading-m">Attendance</h2>
      <p className="govuk-body">{attendance}</p>
      <h2 className="govuk-heading-m">Next dates</h2>
      <SummaryList rows={dates} />
      <Table
        caption="Letters we sent you"
        head={['When', 'About']}
        rows={letters}
        empty={<Empty title="You have had no letters">{name} decides whether you get copies.</Empty>}
      />
      <p className="govuk-body">
        <a href={paths.account.letters}>Choose your letters</a>,{' '}
        <a href={paths.parent.careersService(id)}>what the careers service is told</a>,{' '}
        <a href={paths.parent.cases(id)}>courses at another place</a>
      </p>
    </Page>
  )
}

export const meta = () => [{ title: 'Your child - Onward' }]
