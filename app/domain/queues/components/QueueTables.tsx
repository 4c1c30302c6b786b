import type { ReactNode } from 'react'
import { paths } from '~/paths'
import { Checkbox } from '~/ui/fields/choices'
import { ShortDay } from '~/ui/short-day'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

export type QueueRow = {
  id: string
  name: string
  course: string
  school: string
  sent: string | null
  due: string | null
  left: string | null
  waits: string
  tag: Tag
}

export type QueuePart = { name: string; label: string; count: string | null; rows: QueueRow[] }

type Props = {
  parts: QueuePart[]
  today: string
  /** Each row can be ticked, and stands ticked at first or not. */
  ticks?: 'some' | 'all' | ''
}

/** The applications of a provider, a table for each group. */
export function QueueTables({ parts, today, ticks = '' }: Props) {
  return parts.map(({ name, label, count, rows }) => (
    <Table
      key={name}
      caption={count === null ? label : `${label} (${count})`}
      isCompact
      head={ticks ? [...head.slice(0, 1), 'Tick', ...head.slice(1)] : head}
      rows={rows.map((row) => cellsOf(row, today, ticks))}
    />
  ))
}

const head = ['Learner', 'Course', 'State', 'Sent', 'Answer due', 'School']

function cellsOf(row: QueueRow, today: string, ticks: Props['ticks']): ReactNode[] {
  const name = (
    <a className="govuk-link" href={paths.provider.choice(row.id)} key={row.id}>
      {row.name}
      <span className="govuk-visually-hidden"> for {row.course}</span>
    </a>
  )
  const rest = [
    row.course,
    <StatusTag tag={row.tag} key="tag" />,
    row.sent ? <ShortDay key="sent" day={row.sent} today={today} /> : null,
    row.due ? (
      <>
        <ShortDay day={row.due} today={today} />, <span className="onward-short-day">{row.left}</span>
      </>
    ) : (
      row.waits
    ),
    row.school,
  ]
  return ticks ? [name, <Tick key="tick" row={row} isTicked={ticks === 'all'} />, ...rest] : [name, ...rest]
}

function Tick({ row, isTicked }: { row: QueueRow; isTicked: boolean }) {
  return (
    <Checkbox
      name={`choices.${row.id}`}
      label={`Tick ${row.name} for ${row.course}`}
      hideLabel
      isSmall
      {...(isTicked ? { defaultValue: 'yes' } : {})}
    />
  )
}
