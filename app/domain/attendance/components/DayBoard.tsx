import { useId } from 'react'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { type Bar, boardBars, type BoardSession, boardTotals, standingWords } from '../day-board'

const LINE = 72
const BAR = 20
const AXIS = 28

/**
 * A centre’s day: a bar for each session over the hours it lies in, filled where the register is taken, and the same as a table.
 * Widths are shares of the page, so text never shrinks.
 */
export function DayBoard({ sessions, day }: { sessions: readonly BoardSession[]; day: string }) {
  const id = useId()
  const { hours, bars } = boardBars(sessions)
  const { taken, expected, present } = boardTotals(sessions)
  const first = hours[0] ?? 0
  const all = Math.max(1, hours.length - 1)
  const height = AXIS + bars.length * LINE
  return (
    <figure className="onward-day-board">
      <svg
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        width="100%"
        height={height}
        className="onward-day-board__picture"
      >
        <title id={`${id}t`}>{`Sessions on ${day}`}</title>
        <desc id={`${id}d`}>
          {`${bars.length} sessions between ${first}:00 and ${first + all}:00. Registers of ${taken} are taken. ${expected} learners are expected in all, ${present} were marked present. The table says the same.`}
        </desc>
        <g aria-hidden="true">
          {hours.map((hour, nth) => (
            <Hour key={hour} hour={hour} share={(nth / all) * 100} isLast={nth === all} height={height} />
          ))}
          {bars.map((bar, nth) => (
            <Session key={bar.id} {...bar} y={AXIS + nth * LINE} />
          ))}
        </g>
      </svg>
      <p className="govuk-body-s" aria-hidden="true">
        A full bar is a session whose register is taken; an empty one is not taken.
      </p>
      <Table
        caption="The same as a table"
        firstCellIsHeader
        isStacked
        head={[
          ...['Session', 'Course', 'Where', 'Time'],
          ...['Expected', 'Placed', 'Present', 'Absent'].map((text) => ({ text, isNumber: true })),
          'Register',
        ]}
        rows={bars.map((bar) => [
          <a href={paths.provider.register(bar.id)} key={bar.id}>
            {bar.title}
          </a>,
          bar.courseTitle,
          bar.site ?? 'Not said',
          `${bar.starts} to ${bar.ends}`,
          bar.expected,
          bar.placed,
          bar.isTaken ? bar.present : 'Not yet',
          bar.isTaken ? bar.absent : 'Not yet',
          bar.isTaken ? 'Taken' : 'Not taken',
        ])}
      />
    </figure>
  )
}

type HourProps = { hour: number; share: number; isLast: boolean; height: number }

// Every hour has its line; on a phone only every third has room for its name.
function Hour({ hour, share, isLast, height }: HourProps) {
  const x = `${Math.min(99.8, share)}%`
  return (
    <>
      <line x1={x} x2={x} y1={AXIS - 6} y2={height} />
      {hour % 3 === 0 && !isLast ? (
        <text x={x} y="14">
          {hour}:00
        </text>
      ) : null}
    </>
  )
}

function Session({ y, ...bar }: Bar & { y: number }) {
  const { title, starts, ends, from, length, isTaken } = bar
  return (
    <>
      <text x="0" y={y + 12} className="onward-day-board__name">
        {`${starts}–${ends} ${title}`}
      </text>
      <rect
        x={`${from}%`}
        y={y + 18}
        width={`${length}%`}
        height={BAR}
        className={isTaken ? undefined : 'onward-day-board__open'}
      />
      <text x="0" y={y + 54} className="onward-day-board__count">
        {standingWords(bar)}
      </text>
    </>
  )
}
