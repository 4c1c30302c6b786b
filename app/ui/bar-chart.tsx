import { useId } from 'react'
import { scaleLinear } from 'd3-scale'
import { Table } from './table'

export type BarChartProps = {
  title: string
  /** What the picture shows, in a sentence, for those who do not see it. */
  description: string
  /** The headings of the table beside it: what is counted, and the count. */
  head: readonly [string, string]
  rows: readonly {
    label: string
    value: number
    /** Shown instead of the number, for small numbers kept back. */ text?: string
  }[]
  /** What every bar is compared with: a line across all of them, and the last row of the table. */
  mark?: { label: string; value: number; text: string }
}

const LINE = 52
const BAR = 20
const LEGEND = 32

/** Bars drawn on the server, always with the numbers in a table below. Widths are shares of the page, so text never shrinks. */
export function BarChart({ title, description, head, rows, mark }: BarChartProps) {
  const id = useId()
  const share = scaleLinear([0, Math.max(1, mark?.value ?? 0, ...rows.map((row) => row.value))], [0, 100])
  return (
    <figure className="onward-chart">
      <svg
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        width="100%"
        height={rows.length * LINE + (mark ? LEGEND : 0)}
        className="onward-chart__picture"
      >
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{description}</desc>
        {rows.map(({ label, value, text }, index) => (
          <g key={label} aria-hidden="true">
            <text x="0" y={index * LINE + 18}>
              {label}: {text ?? value.toLocaleString('en-GB')}
            </text>
            <rect x="0" y={index * LINE + 26} width={`${share(value)}%`} height={BAR} />
            {mark ? <MarkLine x={share(mark.value)} y={index * LINE + 22} /> : null}
          </g>
        ))}
        {mark ? (
          <g aria-hidden="true">
            <MarkLine x={0} y={rows.length * LINE} />
            <text x="12" y={rows.length * LINE + 20}>
              {mark.label}: {mark.text}
            </text>
          </g>
        ) : null}
      </svg>
      <Table
        caption={title}
        head={[head[0], { text: head[1], isNumber: true }]}
        rows={[...rows, ...(mark ? [mark] : [])].map(({ label, value, text }) => [
          label,
          text ?? value.toLocaleString('en-GB'),
        ])}
      />
    </figure>
  )
}

// A line at the far right would be cut in half by the edge: it stands a little inside.
function MarkLine({ x, y }: { x: number; y: number }) {
  const at = `${Math.min(99.5, Math.max(0.5, x))}%`
  return <line className="onward-chart__mark" x1={at} x2={at} y1={y} y2={y + BAR + 8} />
}
