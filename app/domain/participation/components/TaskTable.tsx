import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export type TaskShown = {
  id: string
  learnerId: string
  name: string
  why: string
  by: string
  age: string
  isOverdue: boolean
  isUnassigned: boolean
}

/** What an adviser is asked to see to, the oldest day first. */
export function TaskTable({ rows }: { rows: readonly TaskShown[] }) {
  return (
    <Table
      caption="What you are asked to see to"
      firstCellIsHeader
      isStacked
      head={['Learner', 'Why', 'By', 'It stands', 'Whose', 'Settle it']}
      rows={rows.map(({ id, learnerId, name, why, by, age, isOverdue, isUnassigned }) => [
        <a href={paths.adviser.learner(learnerId)} key={id}>
          {name}
        </a>,
        why,
        <span key="by">
          {by} {isOverdue ? <StatusTag tag={{ text: 'Overdue', colour: 'red' }} /> : null}
        </span>,
        age,
        isUnassigned ? 'On nobody’s caseload' : 'Yours',
        <span key="settle">
          <a href={paths.adviser.contact(learnerId)}>
            Record contact<span className="govuk-visually-hidden"> with {name}</span>
          </a>
          {' or '}
          <a href={paths.adviser.closeTask(id)}>
            close it<span className="govuk-visually-hidden"> for {name}</span>
          </a>
        </span>,
      ])}
      empty={
        <Empty title="Nothing to see to">
          When a learner leaves a course, or nobody knows what comes next, it stands here until you have talked.
        </Empty>
      }
    />
  )
}
