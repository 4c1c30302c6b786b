import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { InterviewTable } from '~/domain/interviews/components/InterviewTable'
import {
  interviewDaysAround,
  interviewsOfDay,
  interviewsWithoutOutcome,
} from '~/domain/interviews/interview-day.queries.server'
import { formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const today = londonDay(ctx.now)
  const day = z.iso.date().catch(today).parse(url.searchParams.get('day'))
  return {
    day,
    today,
    now: ctx.now,
    mayArrange: isAllowed(ctx.actor, 'interview.arrange', { providerId: ctx.actor.organisationId }),
    around: await interviewDaysAround(ctx, day),
    interviews: await interviewsOfDay(ctx, day),
    late: day === today ? await interviewsWithoutOutcome(ctx) : [],
  }
})

export default function InterviewsPage() {
  const { day, today, now, around, interviews, late, mayArrange } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Interviews"
      caption={day === today ? `Today, ${formatWeekday(day)}` : formatWeekday(day)}
      actions={
        mayArrange ? (
          <ButtonGroup>
            <LinkButton kind="secondary" href={paths.provider.interviewSlots()}>
              Times learners choose
            </LinkButton>
            <LinkButton kind="secondary" href={paths.provider.noShows}>
              Who came
            </LinkButton>
          </ButtonGroup>
        ) : undefined
      }
    >
      {interviews.length > 0 ? (
        <InterviewTable caption={`Interviews on ${formatWeekday(day)}`} rows={interviews} today={today} now={now} />
      ) : (
        <Empty title="No interview is on this day">
          <p className="govuk-body">Invite a learner to an interview from the page of their application.</p>
        </Empty>
      )}
      <ButtonGroup>
        {around.before ? <DayLink day={around.before} text="Before" /> : null}
        {around.after ? <DayLink day={around.after} text="Next" /> : null}
        {day === today ? null : (
          <a className="govuk-link" href={paths.provider.interviews()}>
            Today
          </a>
        )}
      </ButtonGroup>
      {late.length > 0 ? (
        <InterviewTable caption="Say what became of these" rows={late} today={today} now={now} hasDay />
      ) : null}
    </Page>
  )
}

function DayLink({ day, text }: { day: string; text: string }) {
  return (
    <a className="govuk-link" href={paths.provider.interviews({ day })}>
      {text}: {formatWeekday(day)}
    </a>
  )
}

export const meta = () => [{ title: 'Interviews - Onward' }]
