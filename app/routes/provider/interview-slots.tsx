import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { mustBeAllowed } from '~/access/guard.server'
import { SlotTable } from '~/domain/interviews/components/SlotTable'
import { learnersToChoose, slotsFrom } from '~/domain/interviews/interview-slot.queries.server'
import { formatDay, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  mustBeAllowed(ctx, 'interview.arrange', { providerId: ctx.actor.organisationId })
  const today = londonDay(ctx.now)
  const from = z.iso.date().catch(today).parse(url.searchParams.get('from'))
  const { slots, next } = await slotsFrom(ctx, from)
  return {
    today,
    isFromToday: from === today,
    slots,
    next: next ? londonDay(next) : null,
    toChoose: from === today ? await learnersToChoose(ctx) : [],
  }
})

export default function InterviewSlotsPage() {
  const { today, isFromToday, slots, next, toChoose } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Times learners choose"
      back={{ href: paths.provider.interviews(), text: 'Interviews' }}
      actions={<LinkButton href={paths.provider.newInterviewSlots}>Lay out times</LinkButton>}
    >
      {slots.length > 0 ? (
        <SlotTable slots={slots} today={today} />
      ) : (
        <Empty title="No times are laid out from this day on">
          <p className="govuk-body">
            Lay out a morning of times. Then let learners choose from the page of an application.
          </p>
        </Empty>
      )}
      {next ? (
        <p className="govuk-body">
          <a href={paths.provider.interviewSlots({ from: next })}>More, from {formatDay(next)}</a>
        </p>
      ) : null}
      {isFromToday ? null : (
        <p className="govuk-body">
          <a href={paths.provider.interviewSlots()}>From today</a>
        </p>
      )}
      {toChoose.length > 0 ? (
        <Table
          caption="Asked to choose, and not chosen yet"
          isCompact
          head={['Learner', 'Course', 'Choose by']}
          rows={toChoose.map((row) => [
            <a className="govuk-link" href={paths.provider.choice(row.id)} key="learner">
              {row.familyName}, {row.givenNames}
            </a>,
            row.courseTitle,
            row.bookBy < today ? `${formatDay(row.bookBy)}, over` : formatDay(row.bookBy),
          ])}
        />
      ) : null}
    </Page>
  )
}

export const meta = () => [{ title: 'Times learners choose - Onward' }]
