import { paths } from '~/paths'
import { Table } from '~/ui/table'

type Row = { id: string; name: string; courseTitle: string; chased: string }

/** Whom nobody has seen since the course began: each is enrolled after all, or said not to have arrived. */
export function NotSeen({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <Table
      caption="Not seen since the course began"
      isCompact
      firstCellIsHeader
      head={['Learner', 'Course', 'We asked after them', 'What became of them']}
      rows={rows.map(({ id, name, courseTitle, chased }) => [
        <a className="govuk-link" href={paths.provider.choice(id)} key="learner">
          {name}
        </a>,
        courseTitle,
        chased,
        <span key="deeds">
          <a className="govuk-link" href={paths.provider.enrol(id)}>
            Enrol<span className="govuk-visually-hidden"> {name}</span>
          </a>
          {' or '}
          <a className="govuk-link" href={paths.provider.notArrived(id)}>
            not arrived<span className="govuk-visually-hidden">: {name}</span>
          </a>
        </span>,
      ])}
    />
  )
}
