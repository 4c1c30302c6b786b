import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { datesInOrder } from '~/domain/cycles/key-date'
import { currentCycle } from '~/domain/cycles/cycle.queries.server'
import { isKeyDateName } from '~/domain/cycles/cycle'
import { DeadlineWall } from '~/domain/reports/components/DeadlineWall'
import { lineOf, listAtDate, togetherWhereNobodyGoes, wallOf, type WallLine } from '~/domain/reports/deadline'
import { datedChoicesAhead, eventsAhead, shortlistedClosings } from '~/domain/reports/deadline.queries.server'
import { tuteeForms } from '~/domain/reports/tutee.queries.server'
import { formatMoment, londonDay } from '~/kit/dates'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, visit }) => {
  const cycle = await currentCycle(ctx)
  const [dated, events] = [await datedChoicesAhead(ctx, cycle), await eventsAhead(ctx, cycle.id)]
  const kept = await shortlistedClosings(ctx)
  const forms = await tuteeForms(ctx)
  const waiting = {
    'not-applied': forms.reduce((sum, { notApplied }) => sum + Number(notApplied), 0),
    'to-answer': dated.reduce((sum, { kind, learners }) => sum + (kind === 'reply' ? learners : 0), 0),
  }
  const areaDates = datesInOrder(cycle).map(({ name, label, fallsOn }): WallLine => {
    const list = isKeyDateName(name) ? listAtDate[name] : undefined
    return list
      ? { day: fallsOn, what: label, learners: waiting[list], query: waiting[list] > 0 ? { list } : null }
      : { day: fallsOn, what: label, learners: null, query: null }
  })
  const shortlisted = kept.map(({ day, title, name, learners }): WallLine => {
    return { day: day ?? '', what: `${title} at ${name} closes (kept on shortlists)`, learners, query: null }
  })
  return {
    school: visit.organisationName,
    madeAt: formatMoment(ctx.now),
    months: wallOf(
      [...areaDates, ...[...dated, ...togetherWhereNobodyGoes(events)].map(lineOf), ...shortlisted],
      londonDay(ctx.now),
    ),
  }
})

export default function DeadlinesPage() {
  const { school, madeAt, months } = useLoaderData<typeof loader>()
  return (
    <Page title="Dates ahead" caption={`${school}, ${madeAt}`}>
      <p className="govuk-body">
        What comes for your Year 11, day by day: the dates of the area, courses that close for those who have not sent
        yet, open events, replies and interviews. A number leads to the learners it counts. Shortlists are private: they
        are counted from five learners on, and nobody is named.
      </p>
      <p className="govuk-body onward-no-print">Print this page from the menu of your browser.</p>
      {months.length === 0 ? <Empty title="No date is ahead" /> : null}
      {months.map(({ month, lines }) => (
        <DeadlineWall key={month} month={month} lines={lines} />
      ))}
    </Page>
  )
}

export const meta = () => [{ title: 'Dates ahead - Onward' }]
