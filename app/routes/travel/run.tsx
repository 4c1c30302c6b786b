import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { isAllowed } from '~/access/policy'
import { weekdays } from '~/domain/blocks/block'
import { fullName } from '~/domain/learners/learner'
import { SeatTable } from '~/domain/travel/components/SeatTable'
import { findRun, seatsFrom } from '~/domain/travel/minibus.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { SummaryList } from '~/ui/summary-list'

export const loader = signedIn(async ({ ctx, id }) => {
  const run = await findRun(ctx, id('runId'))
  const seats = await seatsFrom(ctx, run.id, londonDay(ctx.now))
  return {
    id: run.id,
    name: run.name,
    mayKeep: isAllowed(ctx.actor, 'minibus.keep', run),
    weekday: weekdays[run.weekday - 1] ?? '',
    days: `${formatDay(run.fromOn)} to ${formatDay(run.untilOn)}`,
    stops: run.stops.map(({ leaves, name }) => `${leaves} ${name}`),
    seats: String(run.seats),
    phone: run.phone,
    rows: seats.map(({ stopName, leaves, fromOn, untilOn, ...seat }) => ({
      ...{ id: seat.id, name: fullName(seat), stop: stopName, leaves, fromOn, untilOn },
    })),
  }
})

export default function RunPage() {
  const { id, name, mayKeep, weekday, days, stops, seats, phone, rows } = useLoaderData<typeof loader>()
  return (
    <Page
      title={name}
      caption="Minibus"
      back={{ href: paths.travel.day(), text: 'Minibuses' }}
      {...(mayKeep ? { actions: <LinkButton href={paths.travel.newSeat(id)}>Give a seat</LinkButton> } : {})}
    >
      <SummaryList
        rows={[
          { key: 'Goes on', value: weekday },
          { key: 'From and to', value: days },
          { key: 'Stops', value: stops.join('; ') },
          { key: 'Seats', value: seats },
          { key: 'Telephone', value: phone },
        ]}
      />
      <SeatTable rows={rows} mayKeep={mayKeep} />
      <p>
        <a href={paths.travel.list(id)}>The list for the day</a>
      </p>
      {mayKeep ? (
        <p>
          <a href={paths.travel.endRun(id)}>End this minibus</a>
        </p>
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Minibus - Onward' }]
