import { paths } from '~/paths'
import { Checkbox } from '~/ui/fields/choices'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

export type PlaceRow = {
  id: string
  name: string
  courseTitle: string
  conditions: { id: string; text: string; tag: Tag }[]
  prepared: string
}

/** Places that stand alike, each with its conditions and what is prepared; each can be ticked. */
export function PlacesTable({ caption, rows }: { caption: string; rows: readonly PlaceRow[] }) {
  return (
    <Table
      caption={caption}
      isCompact
      isStacked
      head={['Learner', 'Tick', 'Course', 'Conditions', 'When results are out', 'Results']}
      rows={rows.map(({ id, name, courseTitle, conditions, prepared }) => [
        <a className="govuk-link" href={paths.provider.choice(id)} key="name">
          {name}
        </a>,
        <Checkbox key="tick" name={`choices.${id}`} label={`Tick ${name} for ${courseTitle}`} hideLabel isSmall />,
        courseTitle,
        <ul className="govuk-list" key="conditions">
          {conditions.map(({ id: conditionId, text, tag }) => (
            <li key={conditionId}>
              {text} <StatusTag tag={tag} />
            </li>
          ))}
        </ul>,
        prepared,
        <a className="govuk-link" href={paths.provider.choiceResults(id)} key="results">
          Write down<span className="govuk-visually-hidden"> the results of {name}</span>
        </a>,
      ])}
    />
  )
}
