import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

type Row = {
  kind: string
  label: string
  asks: string
  owner: string
  due: string
  words: string
  note: string | null
  tag: Tag
  href: string | null
}

/** What must stand before the start: who sees to it, by which day, and where it stands. */
export function CheckTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption="Before the start"
      firstCellIsHeader
      isStacked
      head={['Check', 'Who sees to it', 'By', 'Where it stands', 'More']}
      rows={rows.map(({ kind, label, asks, owner, due, words, note, tag, href }) => [
        <div key={kind}>
          {label}
          <div className="govuk-hint govuk-!-margin-bottom-0">{asks}</div>
        </div>,
        owner,
        due,
        <span key="state">
          <StatusTag tag={tag} /> {words}
          {note ? `: ${note}` : ''}
        </span>,
        href ? (
          <a href={href} key="change">
            Change<span className="govuk-visually-hidden"> {label.toLowerCase()}</span>
          </a>
        ) : (
          ''
        ),
      ])}
    />
  )
}
