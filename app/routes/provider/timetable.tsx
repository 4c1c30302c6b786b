import { useLoaderData } from '@remix-run/react'
import { signedIn } from '~/access/door.server'
import { timetable } from '~/domain/attendance/timetable.queries.server'
import { hoursOf } from '~/domain/blocks/block'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { LinkButton } from '~/ui/button'
import { Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export const loader = signedIn(async ({ ctx }) => ({
  slots: (await timetable(ctx)).map(({ id, title, courseTitle, siteName, blockName, fromOn, untilOn, ...hours }) => ({
    id,
    hours: hoursOf({ ...hours, id, name: title }),
    title,
    courseTitle,
    place: [siteName, blockName].filter(Boolean).join(', ') || '-',
    span: `${formatDay(fromOn)} to ${formatDay(untilOn)}`,
  })),
}))

export default function TimetablePage() {
  const { slots } = useLoaderData<typeof loader>()
  return (
    <Page
      title="Timetable"
      back={{ href: paths.provider.registers, text: 'Registers' }}
      actions={
        <LinkButton href={paths.tracking.newSlot} kind="secondary">
          Add a weekly session
        </LinkButton>
      }
    >
      <p className="govuk-body">
        Registers are made from it two weeks ahead. Bank holidays and school holidays are left out.
      </p>
      <Table
        caption="Weekly sessions"
        firstCellIsHeader
        isStacked
        head={['When', 'Session', 'Course', 'Where, and block', 'From and until', 'End']}
        rows={slots.map(({ id, hours, title, courseTitle, place, span }) => [
          hours,
          title,
          courseTitle,
          place,
          span,
          <a key="end" className="govuk-link" href={paths.tracking.endSlot(id)}>
            End
            <span className="govuk-visually-hidden">
              {' '}
              {title}, {hours}
            </span>
          </a>,
        ])}
        empty={<Empty title="Nothing stands in the timetable yet" />}
      />
    </Page>
  )
}

export const meta = () => [{ title: 'Timetable - Onward' }]
