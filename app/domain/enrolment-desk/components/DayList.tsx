import { paths } from '~/paths'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

type Row = {
  id: string
  time: string
  name: string
  reference: string
  courseTitle: string
  place: string
  documents: string
  tag: Tag
  isToEnrol: boolean
}

/** Who comes to enrol, in order of time: what was seen of each, and what is to be done. */
export function DayList({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  return (
    <Table
      caption={caption}
      hideCaption
      isCompact
      head={['Time', 'Learner', 'Course', 'Where', 'Documents', 'State', 'At the desk']}
      rows={rows.map(({ id, time, name, reference, courseTitle, place, documents, tag, isToEnrol }) => [
        time,
        <span key="learner">
          <a className="govuk-link" href={paths.provider.choice(id)}>
            {name}
          </a>{' '}
          {reference}
        </span>,
        courseTitle,
        place,
        <a className="govuk-link" href={paths.provider.documents(id)} key="documents">
          {documents}
          <span className="govuk-visually-hidden"> of {name}</span>
        </a>,
        <StatusTag key="tag" tag={tag} />,
        isToEnrol ? (
          <a className="govuk-link" href={paths.provider.enrol(id)} key="enrol">
            Enrol<span className="govuk-visually-hidden"> {name}</span>
          </a>
        ) : (
          ''
        ),
      ])}
    />
  )
}
