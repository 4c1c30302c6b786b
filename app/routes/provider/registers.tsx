import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { SessionTable } from '~/domain/attendance/components/SessionTable'
import { sessionsOn, sessionsWithoutRegister } from '~/domain/attendance/session.queries.server'
import { addDays, formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { OfflinePlace } from '~/ui/offline-place'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const today = londonDay(ctx.now)
  const day = z.iso.date().catch(today).parse(url.searchParams.get('day'))
  return {
    day,
    isToday: day === today,
    owner: ctx.actor.id ?? '',
    sessions: await sessionsOn(ctx, day),
    late: day === today ? await sessionsWithoutRegister(ctx) : [],
  }
})

export default function RegistersPage() {
  const { day, isToday, owner, sessions, late } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Registers"
      caption={isToday ? `Today, ${formatWeekday(day)}` : formatWeekday(day)}
      actions={
        <ButtonGroup>
          <LinkButton href={paths.tracking.dayBoard({ day })} kind="secondary">
            The day as a picture
          </LinkButton>
          <LinkButton href={paths.tracking.timetable} kind="secondary">
            Timetable
          </LinkButton>
          <LinkButton href={paths.tracking.markFiles} kind="secondary">
            Marks by file
          </LinkButton>
          <LinkButton href={paths.tracking.providerWeeks()} kind="secondary">
            Week by week
          </LinkButton>
          <LinkButton href={paths.tracking.providerAlerts} kind="secondary">
            Patterns of absence
          </LinkButton>
          <LinkButton href={paths.provider.newSession} kind="secondary">
            Plan a session
          </LinkButton>
        </ButtonGroup>
      }
    >
      <SessionTable
        caption={isToday ? 'Sessions today' : `Sessions on ${formatWeekday(day)}`}
        sessions={sessions}
        empty={<Empty title={isToday ? 'No session is planned for today' : 'No session is planned for this day'} />}
      />
      <ButtonGroup>
        <a className="govuk-link" href={paths.provider.registersOf({ day: addDays(day, -1) })}>
          The day before
        </a>
        <a className="govuk-link" href={paths.provider.registersOf({ day: addDays(day, 1) })}>
          The day after
        </a>
      </ButtonGroup>
      {isToday ? (
        <SessionTable
          caption="Registers nobody has taken"
          sessions={late}
          hasDay
          empty={<p className="govuk-body">Every register so far has been taken.</p>}
        />
      ) : null}
      <OfflinePlace owner={owner} saved="" />
    </Page>
  )
}

export const meta = () => [{ title: 'Registers - Onward' }]
