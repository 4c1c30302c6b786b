import { formatDay } from '~/kit/dates'
import { LineChart } from '~/ui/line-chart'
import { Table } from '~/ui/table'
import type { Trajectory } from '../trajectory'

/** What planning counts, month by month, beside the line of its targets. */
export function Trajectories({ trajectories }: { trajectories: readonly Trajectory[] }) {
  return (
    <>
      {trajectories.map(({ measure, label, isPercent, lines }) => (
        <div key={measure}>
          {isPercent ? (
            <LineChart
              title={label}
              description="The figure at the end of each month that was counted, and a broken line for what the targets aim at."
              head={['Counted to', 'Then', 'Line of the targets']}
              rows={lines.map(({ day, value, now, aim, aimText }) => ({
                label: formatDay(day),
                value,
                text: now,
                aim,
                aimText,
              }))}
            />
          ) : (
            <Table
              caption={label}
              head={['Counted to', { text: 'Then', isNumber: true }, { text: 'Line of the targets', isNumber: true }]}
              rows={lines.map(({ day, now, aimText }) => [formatDay(day), now, aimText])}
            />
          )}
          {lines.slice(-1).map(({ day, standing }) => (
            <p key={day} className="govuk-body">
              On {formatDay(day)}: {standing.toLowerCase()}.
            </p>
          ))}
        </div>
      ))}
    </>
  )
}
