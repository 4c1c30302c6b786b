import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { signedIn } from '~/access/door.server'
import { choiceTag } from '~/domain/applications/choice.words'
import { comingOn } from '~/domain/enrolment-desk/appointment.queries.server'
import { notSeenYet } from '~/domain/enrolment-desk/chase.queries.server'
import { DayList } from '~/domain/enrolment-desk/components/DayList'
import { NotSeen } from '~/domain/enrolment-desk/components/NotSeen'
import { documentKindsOf } from '~/domain/enrolment-desk/document.queries.server'
import { addDays, formatDay, formatTime, formatWeekday, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { ButtonGroup } from '~/ui/button'
import { Page } from '~/ui/page'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx, url }) => {
  const day = z.iso.date().catch(londonDay(ctx.now)).parse(url.searchParams.get('day'))
  const coming = await comingOn(ctx, day)
  const kinds = await documentKindsOf(ctx, ctx.actor.organisationId ?? '')
  const notSeen = await notSeenYet(ctx)
  return {
    notSeen: notSeen.map(({ chasedAt, givenNames, familyName, ...row }) => ({
      ...row,
      name: `${familyName}, ${givenNames}`,
      chased: formatDay(londonDay(chasedAt)),
    })),
    weekday: formatWeekday(day),
    before: addDays(day, -1),
    after: addDays(day, 1),
    rows: coming.map(({ startsAt, state, givenNames, familyName, seen, ...row }) => ({
      ...row,
      time: formatTime(startsAt),
      name: `${familyName}, ${givenNames}`,
      tag: choiceTag(state, 'provider'),
      documents: `${Number(seen ?? 0)} of ${kinds.length} seen`,
      isToEnrol: state !== 'enrolled',
    })),
  }
})

export default function EnrolmentDeskPage() {
  const { weekday, before, after, rows, notSeen } = useLoaderData<typeof loader>()
  return (
    <Page title="Enrolment" caption={weekday}>
      <ul className="govuk-list onward-links onward-no-print">
        {links.map(({ href, text }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {rows.length > 0 ? (
        <DayList caption={`Who comes on ${weekday}`} rows={rows} />
      ) : (
        <Empty title="Nobody has chosen a time on this day">
          <p className="govuk-body">
            Whoever comes without a time is found <a href={paths.provider.queue}>in your applications</a>.
          </p>
        </Empty>
      )}
      <ButtonGroup>
        <a className="govuk-link" href={paths.provider.enrolmentOf({ day: before })}>
          The day before
        </a>
        <a className="govuk-link" href={paths.provider.enrolmentOf({ day: after })}>
          The day after
        </a>
      </ButtonGroup>
      <NotSeen rows={notSeen} />
    </Page>
  )
}

const links = [
  { href: paths.provider.enrolmentTimes, text: 'Times to enrol' },
  { href: paths.provider.documentKinds, text: 'Documents to see' },
  { href: paths.provider.enrolmentFiles, text: 'Enrol from a file' },
  { href: paths.provider.starters(), text: 'List of starters' },
]

export const meta = () => [{ title: 'Enrolment - Onward' }]
