import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { weekdays } from '~/domain/blocks/block'
import { runsFor } from '~/domain/travel/minibus.queries.server'
import { addDays, formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup, LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url, visit }) => {
  const day = z.iso.date().catch(londonDay(ctx.now)).parse(url.searchParams.get('day'))
  const runs = await runsFor(ctx, day)
  const shown = runs.map(({ id, name, weekday, seats, taken, stops, goesThen }) => ({
    ...{ id, name, weekday: weekdays[weekday - 1] ?? '', goesThen },
    ...{ seats: `${taken} of ${seats}`, first: stops[0] ? `${stops[0].leaves} ${stops[0].name}` : '' },
  }))
  return {
    day,
    words: formatWeekday(day),
    organisation: visit.organisationName,
    mayKeep: isAllowed(ctx.actor, 'minibus.keep', { organisationId: ctx.actor.organisationId }),
    today: shown.filter(({ goesThen }) => goesThen),
    others: shown.filter(({ goesThen }) => !goesThen),
  }
})

export default function TravelDayPage() {
  const { day, words, organisation, mayKeep, today, others } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Minibuses"
      caption={organisation}
      back={paths.tracking.placements()}
      {...(mayKeep ? { actions: <LinkButton href={paths.travel.newRun}>Add a minibus</LinkButton> } : {})}
    >
      <Table
        caption={words}
        firstCellIsHeader
        head={['Minibus', 'First stop', { text: 'Seats taken', isNumber: true }, 'List']}
        rows={today.map(({ id, name, first, seats }) => [
          <a href={paths.travel.run(id)} key="run">
            {name}
          </a>,
          first,
          seats,
          <a href={paths.travel.list(id, { day })} key="list">
            List<span className="govuk-visually-hidden"> of {name}</span>
          </a>,
        ])}
        empty={<Empty title="No minibus goes on this day" />}
      />
      <ButtonGroup>
        <a className="govuk-link" href={paths.travel.day({ day: addDays(day, -1) })}>
          The day before
        </a>
        <a className="govuk-link" href={paths.travel.day({ day: addDays(day, 1) })}>
          The day after
        </a>
      </ButtonGroup>
      {others.length > 0 ? (
        <Table
          caption="On other days"
          firstCellIsHeader
          head={['Minibus', 'Weekday', 'First stop']}
          rows={others.map(({ id, name, weekday, first }) => [
            <a href={paths.travel.run(id)} key="run">
              {name}
            </a>,
            weekday,
            first,
          ])}
        />
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Minibuses - Onward' }]
