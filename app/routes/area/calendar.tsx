import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { calendarEvents, closuresOnCalendar } from '~/domain/cycles/calendar.queries.server'
import { calendarEvent, spanWords } from '~/domain/cycles/calendar.words'
import { CycleDates } from '~/domain/cycles/components/CycleDates'
import { cyclesOnCalendar } from '~/domain/cycles/cycle-plan'
import { cyclesOf } from '~/domain/cycles/cycle.queries.server'
import { formatDay, formatMoment } from '~/kit/dates'
import { NotFound } from '~/kit/errors'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { ZodForm } from '~/ui/form'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Details } from '~/ui/text'
import { Timeline } from '~/ui/timeline'

export const loader = signedIn(async ({ ctx }) => {
  if (!ctx.actor.areaId) throw new NotFound('area')
  const { areaId } = ctx.actor
  const cycles = await cyclesOf(ctx, areaId)
  const { holidays, bankHolidays } = await closuresOnCalendar(ctx, areaId)
  const events = await calendarEvents(
    ctx,
    areaId,
    cycles.map(({ id }) => id),
  )
  return {
    ...cyclesOnCalendar(cycles, ctx.now),
    holidays: holidays.map(({ id, name, ...span }) => ({ id, name, days: spanWords(span) })),
    bankHolidays: bankHolidays.map(({ name, startsOn }) => [name, formatDay(startsOn)]),
    entries: events.map(calendarEvent).map(({ id, what, who, at }) => ({
      id,
      what,
      who,
      when: { iso: at.toISOString(), text: formatMoment(at) },
    })),
  }
})

export default function CalendarPage() {
  const { cycles, toOpen, holidays, bankHolidays, entries } = useLoaderData<typeof loader>()
  return (
    <Page title="The calendar" back={{ href: paths.area.home, text: 'The area' }}>
      <p>
        Each date does what stands beside it. Before a date is moved you see who is affected. The{' '}
        <a href={paths.area.settings}>limits and times</a> of the area have a page of their own, and so has{' '}
        <a href={paths.area.templates}>what letters look like</a>.
      </p>
      {cycles.map((cycle) => (
        <CycleDates key={cycle.id} {...cycle} hrefOf={(name) => paths.area.keyDate(cycle.id, name)} />
      ))}
      {toOpen ? (
        <section>
          <h2 className="govuk-heading-m">The next cycle, {toOpen}</h2>
          <p>
            You can prepare it while this one runs. It gets the dates of this cycle, a year later. It opens by itself if
            nobody does this.
          </p>
          <ZodForm action={paths.area.nextCycle} id="next">
            <Button kind="secondary">Prepare {toOpen}</Button>
          </ZodForm>
        </section>
      ) : null}
      <h2 className="govuk-heading-m">School holidays</h2>
      <p>
        Working days are weekdays that are neither a bank holiday nor one of these. All time limits in Onward count
        them.
      </p>
      <p>
        <a href={paths.area.newHoliday}>Add a school holiday</a>
      </p>
      <Table
        caption="School holidays of the area"
        captionSize="s"
        firstCellIsHeader
        head={['Holiday', 'Days', 'Change']}
        rows={holidays.map(({ id, name, days }) => [
          name,
          days,
          <a key="change" href={paths.area.holiday(id)}>
            Change
            <span className="govuk-visually-hidden">
              {' '}
              {name}, {days}
            </span>
          </a>,
        ])}
        empty={<p>No school holidays are known. Working days are all weekdays that are not bank holidays.</p>}
      />
      <Details summary="Bank holidays">
        <p>These are known and cannot be changed here.</p>
        <Table caption="Bank holidays of England" captionSize="s" head={['Name', 'Day']} rows={bankHolidays} />
      </Details>
      {entries.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">The latest changes</h2>
          <Timeline entries={entries} headingLevel={3} />
        </>
      )}
    </Page>
  )
}

export const meta = () => [{ title: 'The calendar - Onward' }]
