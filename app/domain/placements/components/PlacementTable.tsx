import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Row = {
  id: string
  href: string
  name: string
  course: string
  home: string
  host: string
  days: string
  /** How many checks still stop the start. */
  missing: number
  tag: Tag
}

/** Placements, one line each, with what still stops a start. */
export function PlacementTable({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  return (
    <Table
      caption={caption}
      firstCellIsHeader
      isStacked
      head={['Learner', 'Course', 'Home school', 'Host', 'From and to', 'State']}
      rows={rows.map(({ id, href, name, course, home, host, days, missing, tag }) => [
        <a href={href} key={id}>
          {name}
        </a>,
        course,
        home,
        host,
        days,
        <span key="state">
          <StatusTag tag={tag} />
          {missing > 0 ? ` ${missing} to settle before the start` : ''}
        </span>,
      ])}
      empty={
        <Empty title="There are none">
          <p className="govuk-body">A placement begins with a panel’s decision about a learner.</p>
        </Empty>
      }
    />
  )
}
