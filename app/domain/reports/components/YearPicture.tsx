import { useId } from 'react'
import { formatDay } from '~/kit/dates'
import { Table } from '~/ui/table'
import { type SchoolYear, shareOfYear, type YearEntry, yearLines } from '../learner-year'
import { yearLineWords } from '../learner-year.words'

const MONTHS = ['S', 'O', 'N', 'D', 'J', 'F', 'M', 'A', 'M', 'J', 'J', 'A']
const TOP = 28
const LABEL = 24
const BAR = 14
const GAP = 10

type Props = { entries: readonly YearEntry[]; year: SchoolYear; today: string; whose: string }

/** A school year from left to right, a line for each part of it, always with the same days in a table below. */
export function YearPicture({ entries, year, today, whose }: Props) {
  const id = useId()
  const lines = linesOf(entries)
  const height = lines.reduce((sum, { rows }) => sum + heightOf(rows.length), TOP)
  return (
    <figure className="onward-year">
      <svg role="img" aria-labelledby={`${id}t ${id}d`} width="100%" height={height} className="onward-year__picture">
        <title id={`${id}t`}>{`${whose}, from ${formatDay(year.from)}`}</title>
        <desc id={`${id}d`}>{inWords(lines, entries)}</desc>
        <g aria-hidden="true">
          {MONTHS.map((letter, index) => (
            <g key={index}>
              <line x1={`${(100 * index) / 12}%`} x2={`${(100 * index) / 12}%`} y1="0" y2={height} />
              <text x={`${(100 * index) / 12 + 1}%`} y="18">
                {letter}
              </text>
            </g>
          ))}
          {lines.map(({ line, rows, top }) => (
            <g key={line}>
              <text className="onward-year__name" x="4" y={top + 16}>
                {yearLineWords[line]}
              </text>
              {rows.map((row, index) =>
                row.map((entry) => (
                  <Mark key={entry.id} {...entry} year={year} y={top + LABEL + index * (BAR + GAP)} today={today} />
                )),
              )}
            </g>
          ))}
          {today >= year.from && today < year.until ? (
            <line className="onward-year__today" {...across(shareOfYear(today, year))} y1={TOP - 4} y2={height} />
          ) : null}
        </g>
      </svg>
      <p className="govuk-hint onward-no-print">
        A full mark is past, an empty one is still to come. The thick line is today.
      </p>
      <Table
        caption="Day by day"
        firstCellIsHeader
        isStacked
        head={['When', 'What', 'About']}
        rows={entries.map(({ on, until, what, line }) => [
          until === null || until === on ? formatDay(on) : `${formatDay(on)} to ${formatDay(until)}`,
          what,
          yearLineWords[line],
        ])}
      />
    </figure>
  )
}

type Line = { line: YearEntry['line']; rows: YearEntry[][]; top: number }

/** The lines that have something in them; what lasts has a row of its own, days share one. */
function linesOf(entries: readonly YearEntry[]): Line[] {
  let top = TOP
  return yearLines.flatMap((line) => {
    const own = entries.filter((entry) => entry.line === line)
    if (own.length === 0) return []
    const lasting = own.filter(({ until }) => until !== null).map((entry) => [entry])
    const days = own.filter(({ until }) => until === null)
    const rows = [...lasting, ...(days.length > 0 ? [days] : [])]
    const found = { line, rows, top }
    top += heightOf(rows.length)
    return [found]
  })
}

function heightOf(rows: number): number {
  return LABEL + rows * (BAR + GAP) + GAP
}

function Mark({ on, until, isAhead, year, y, today }: YearEntry & { year: SchoolYear; y: number; today: string }) {
  const from = shareOfYear(on, year)
  const kind = isAhead ? 'onward-year__ahead' : undefined
  if (until === null) return <circle className={kind} cx={`${Math.min(98.5, Math.max(1.5, from))}%`} cy={y + 7} r="6" />
  const to = shareOfYear(until, year)
  const now = Math.min(to, Math.max(from, shareOfYear(today, year)))
  return (
    <>
      <rect x={`${from}%`} y={y} width={`${Math.max(1, to - from)}%`} height={BAR} className="onward-year__ahead" />
      {isAhead ? null : <rect x={`${from}%`} y={y} width={`${Math.max(1, now - from)}%`} height={BAR} />}
    </>
  )
}

function across(share: number) {
  return { x1: `${share}%`, x2: `${share}%` }
}

function inWords(lines: readonly Line[], entries: readonly YearEntry[]): string {
  const counts = lines.map(({ line }) => {
    const count = entries.filter((entry) => entry.line === line).length
    return `${yearLineWords[line]}: ${count === 1 ? '1 entry' : `${count} entries`}`
  })
  return `${counts.join('. ')}. The table below has each with its day.`
}
