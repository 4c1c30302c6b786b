import { useId } from 'react'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { type DayKind, dayKinds, type Month, monthWords, type Square } from '../calendar'
import { attendanceRate } from '../mark'
import { dayKindWords } from '../attendance.words'

const STEP = 20
const SIZE = 16

/** A year of registers, a square for each day, always with the months in a table beside. A sign of its own tells each kind of day. */
export function AttendanceCalendar({ months }: { months: readonly Month[] }) {
  const held = months.filter(({ totals }) => totals.possible > 0)
  if (held.length === 0) return <Empty title="No register has been taken in this year yet" />
  return (
    <figure className="onward-calendar">
      <div>
        <div className="onward-calendar__months">
          {held.map((month) => (
            <MonthPicture key={month.month} {...month} />
          ))}
        </div>
        <ul className="govuk-list onward-calendar__key">
          {dayKinds.map((kind) => (
            <li key={kind}>
              <svg width={SIZE + 2} height={SIZE + 2} aria-hidden="true" className="onward-calendar__picture">
                <Sign kind={kind} x={1} y={1} />
              </svg>{' '}
              {dayKindWords[kind]}
            </li>
          ))}
        </ul>
      </div>
      <Table
        caption="Month by month"
        captionSize="s"
        firstCellIsHeader
        isCompact
        head={['Month', ...['%', 'Sessions', 'Came', 'Late', 'Missed'].map((text) => ({ text, isNumber: true }))]}
        rows={held.map(({ name, totals }) => [
          name,
          attendanceRate(totals),
          totals.possible,
          totals.attended,
          totals.attended - totals.punctual,
          totals.possible - totals.attended,
        ])}
      />
    </figure>
  )
}

function MonthPicture({ name, squares, weeks, totals }: Month) {
  const id = useId()
  const columns = squares.some(({ weekday }) => weekday > 4) ? 7 : 5
  return (
    <svg
      role="img"
      aria-labelledby={`${id}t ${id}d`}
      viewBox={`0 0 ${columns * STEP} ${weeks * STEP + 22}`}
      className="onward-calendar__picture onward-calendar__month"
    >
      <title id={`${id}t`}>{name}</title>
      <desc id={`${id}d`}>{monthWords({ totals, squares })}</desc>
      <text x="0" y="14" aria-hidden="true">
        {name}
      </text>
      <g aria-hidden="true">
        {squares.map((square) => (
          <Day key={square.day} {...square} />
        ))}
      </g>
    </svg>
  )
}

function Day({ kind, week, weekday }: Square) {
  const [x, y] = [weekday * STEP + 2, week * STEP + 24]
  return kind === null ? <circle cx={x + SIZE / 2} cy={y + SIZE / 2} r="1.5" /> : <Sign kind={kind} x={x} y={y} />
}

function Sign({ kind, x, y }: { kind: DayKind; x: number; y: number }) {
  const square = { x, y, width: SIZE, height: SIZE }
  if (kind === 'all') return <rect {...square} />
  if (kind === 'late') {
    return (
      <>
        <rect {...square} />
        <circle className="onward-calendar__late" cx={x + SIZE / 2} cy={y + SIZE / 2} r="4" />
      </>
    )
  }
  return (
    <>
      <rect {...square} className="onward-calendar__open" />
      {kind === 'some' ? (
        <path d={`M${x} ${y + SIZE}h${SIZE}v-${SIZE}z`} />
      ) : (
        <path
          className="onward-calendar__cross"
          d={`M${x + 3} ${y + 3}l${SIZE - 6} ${SIZE - 6}m0-${SIZE - 6}l-${SIZE - 6} ${SIZE - 6}`}
        />
      )}
    </>
  )
}
