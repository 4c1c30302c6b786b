import { useId } from 'react'
import { scaleLinear } from 'd3-scale'
import { Table } from './table'

export type LineChartProps = {
  title: string
  /** What the picture shows, in a sentence, for those who do not see it. */
  description: string
  /** The headings of the table beside it: when, how much, and what was aimed at. */
  head: readonly [string, string, string]
  rows: readonly {
    label: string
    /** Nothing where it is not known or kept back: the line has a gap there. */
    value: number | null
    text: string
    aim: number | null
    aimText: string
  }[]
}

const HEIGHT = 180
const TOP = 24
const LEFT = 4
const RIGHT = 96

/** A line through the months, and a broken one for what was aimed at, drawn on the server with the numbers in a table below. */
export function LineChart({ title, description, head, rows }: LineChartProps) {
  const id = useId()
  const most = Math.max(1, ...rows.flatMap(({ value, aim }) => [value ?? 0, aim ?? 0]))
  const up = scaleLinear([0, most], [HEIGHT, TOP])
  const across = (at: number) => `${rows.length < 2 ? LEFT : LEFT + ((RIGHT - LEFT) * at) / (rows.length - 1)}%`
  const parts = (of: (row: LineChartProps['rows'][number]) => number | null) =>
    rows.slice(1).flatMap((row, at) => {
      const [from, to] = [of(rows[at] ?? row), of(row)]
      return from === null || to === null ? [] : [{ x1: across(at), x2: across(at + 1), y1: up(from), y2: up(to) }]
    })
  const [first, last] = [rows[0], rows.at(-1)]
  return (
    <figure className="onward-chart">
      <svg
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        width="100%"
        height={HEIGHT + 64}
        className="onward-chart__picture"
      >
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>{description}</desc>
        <g aria-hidden="true">
          <line className="onward-chart__axis" x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} />
          <text x="0" y="14">
            {most.toLocaleString('en-GB')}%
          </text>
          {parts(({ aim }) => aim).map((line, at) => (
            <line key={at} className="onward-chart__aim" {...line} />
          ))}
          {parts(({ value }) => value).map((line, at) => (
            <line key={at} className="onward-chart__line" {...line} />
          ))}
          {rows.map(({ label, value }, at) =>
            value === null ? null : <circle key={label} cx={across(at)} cy={up(value)} r="5" />,
          )}
          <text x="0" y={HEIGHT + 22}>
            {first?.label}
          </text>
          <text x="100%" y={HEIGHT + 22} textAnchor="end">
            {rows.length > 1 ? last?.label : ''}
          </text>
          <line className="onward-chart__line" x1="0" x2="28" y1={HEIGHT + 46} y2={HEIGHT + 46} />
          <text x="36" y={HEIGHT + 52}>
            {head[1]}
          </text>
          <line className="onward-chart__aim" x1="50%" x2="58%" y1={HEIGHT + 46} y2={HEIGHT + 46} />
          <text x="60%" y={HEIGHT + 52}>
            {head[2]}
          </text>
        </g>
      </svg>
      <Table
        caption={title}
        head={[head[0], { text: head[1], isNumber: true }, { text: head[2], isNumber: true }]}
        rows={rows.map(({ label, text, aimText }) => [label, text, aimText])}
      />
    </figure>
  )
}
