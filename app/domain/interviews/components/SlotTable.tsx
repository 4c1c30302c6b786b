import { formatShortDay, formatTime, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Table } from '~/ui/table'

type Slot = {
  id: string
  startsAt: Date
  minutes: number
  place: string
  seats: number
  courseTitle: string | null
  learners: readonly { id: string; givenNames: string; familyName: string }[]
}

/** Times for interviews in order: when, where, for which course, how many seats are taken, and by whom. */
export function SlotTable({ slots, today }: { slots: readonly Slot[]; today: string }) {
  return (
    <Table
      caption="Times and who has booked them"
      isCompact
      head={['When', 'Where', 'Course', 'Booked', 'By', 'Change']}
      rows={slots.map((slot) => [
        `${formatShortDay(londonDay(slot.startsAt), today)}, ${formatTime(slot.startsAt)}, ${slot.minutes} minutes`,
        slot.place,
        slot.courseTitle ?? 'All courses',
        `${slot.learners.length} of ${slot.seats}`,
        <Learners learners={slot.learners} key="learners" />,
        slot.learners.length > 0 ? (
          ''
        ) : (
          <a className="govuk-link" href={paths.provider.removeInterviewSlot(slot.id)} key="remove">
            Take away
            <span className="govuk-visually-hidden">
              {' '}
              {formatShortDay(londonDay(slot.startsAt), today)}, {formatTime(slot.startsAt)}
            </span>
          </a>
        ),
      ])}
    />
  )
}

function Learners({ learners }: Pick<Slot, 'learners'>) {
  if (learners.length === 0) return 'Nobody yet'
  return learners.map(({ id, givenNames, familyName }, at) => (
    <span key={id}>
      {at === 0 ? '' : '; '}
      <a className="govuk-link" href={paths.provider.choice(id)}>
        {familyName}, {givenNames}
      </a>
    </span>
  ))
}
