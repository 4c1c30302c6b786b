import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

type Row = {
  id: string
  href: string
  name: string
  about: string
  reason: string
  with: string
  when: string
  tag: Tag
}
type Props = { rows: readonly Row[]; aboutHeading: string; empty: string }

/** Handovers, those that have waited longest first. */
export function HandoverTable({ rows, aboutHeading, empty }: Props) {
  return (
    <Table
      caption="Handed over"
      hideCaption
      isCompact
      isStacked
      firstCellIsHeader
      head={['Learner', 'State', 'Why', aboutHeading, 'Adviser', 'Handed over']}
      rows={rows.map(({ href, name, about, reason, when, tag, with: adviser }) => [
        <a className="govuk-link" href={href} key="name">
          {name}
        </a>,
        <StatusTag tag={tag} key="tag" />,
        reason,
        about,
        adviser,
        when,
      ])}
      empty={<Empty title={empty} />}
    />
  )
}
