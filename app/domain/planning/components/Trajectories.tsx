import { formatDay } from '~/kit/dates'
import { Table } from '~/ui/table'
import type { Trajectory } from '../trajectory'

/** What planning counts, month by month, beside the line of its targets. */
export function Trajectories({ trajectories }: { trajectories: readonly Trajectory[] }) {
  return (
    <>
      {trajectories.map(({ measure, label, lines }) => (
        <Table
          key={measure}
          caption={label}
          firstCellIsHeader
          head={[
            'Counted to',
            { text: 'Then', isNumber: true },
            { text: 'Line of the targets', isNumber: true },
            'Standing',
          ]}
          rows={lines.map(({ day, now, aim, standing }) => [formatDay(day), now, aim, standing])}
        />
      ))}
    </>
  )
}
