import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { DayBoard } from '~/domain/attendance/components/DayBoard'
import { dayBoard } from '~/domain/attendance/day-board.queries.server'
import { addDays, formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup } from '~/ui/button'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const day = z.iso.date().catch(londonDay(ctx.now)).parse(url.searchParams.get('day'))
  const all = await dayBoard(ctx, day)
  const sites = [...new Set(all.map(({ site }) => site).filter((site) => site !== null))].sort()
  const site = sites.find((name) => name === url.searchParams.get('site')) ?? null
  return {
    day,
    words: formatWeekday(day),
    organisation: visit.organisationName,
    sites,
    site,
    sessions: site === null ? all : all.filter((session) => session.site === site),
  }
})

const steps = [
  { days: -7, text: 'The week before' },
  { days: -1, text: 'The day before' },
  { days: 1, text: 'The day after' },
  { days: 7, text: 'The week after' },
]

export default function RegistersDayPage() {
  const { day, words, organisation, sites, site, sessions } = useLoaderData<typeof loader>()
  const at = (other: string): Record<string, string> => (site === null ? { day: other } : { day: other, site })
  return (
    <Page title={`The day: ${words}`} caption={site ?? organisation} back={paths.provider.registersOf({ day })}>
      <ButtonGroup>
        {steps.map(({ days, text }) => (
          <a className="govuk-link" href={paths.tracking.dayBoard(at(addDays(day, days)))} key={text}>
            {text}
          </a>
        ))}
      </ButtonGroup>
      {sites.length > 1 ? (
        <ButtonGroup>
          {sites.map((name) => (
            <a
              className="govuk-link"
              href={paths.tracking.dayBoard({ day, site: name })}
              aria-current={name === site ? 'true' : undefined}
              key={name}
            >
              {name}
            </a>
          ))}
          <a className="govuk-link" href={paths.tracking.dayBoard({ day })}>
            Every site
          </a>
        </ButtonGroup>
      ) : null}
      {sessions.length === 0 ? (
        <Empty title="No session is planned for this day">
          <p className="govuk-body">Sessions come from the timetable, two weeks ahead, or are planned one by one.</p>
        </Empty>
      ) : (
        <DayBoard sessions={sessions} day={words} />
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'The day - Onward' }]
