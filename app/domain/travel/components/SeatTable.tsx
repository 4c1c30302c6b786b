import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Row = { id: string; name: string; stop: string; leaves: string; fromOn: string; untilOn: string }

/** Who has a seat, where they get on, and for which days. */
export function SeatTable({ rows, mayKeep }: { rows: readonly Row[]; mayKeep: boolean }) {
  return (
    <Table
      caption="Seats"
      firstCellIsHeader
      isStacked
      head={['Learner', 'Stop', 'Time', 'From and to', ...(mayKeep ? ['Change'] : [])]}
      rows={rows.map(({ id, name, stop, leaves, fromOn, untilOn }) => [
        name,
        stop,
        leaves,
        `${formatDay(fromOn)} to ${formatDay(untilOn)}`,
        ...(mayKeep
          ? [
              <a href={paths.travel.endSeat(id)} key="end">
                End<span className="govuk-visually-hidden"> the seat of {name}</span>
              </a>,
            ]
          : []),
      ])}
      empty={
        <Empty title="Nobody has a seat yet">
          <p className="govuk-body">Give one to a learner whose placement is on this weekday.</p>
        </Empty>
      }
    />
  )
}
