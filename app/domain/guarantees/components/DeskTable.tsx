import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import type { DeskRowShown } from '../guarantee-shown'

/** Who has which answer, and what it rests on. */
export function DeskTable({ rows, isToDo }: { rows: readonly DeskRowShown[]; isToDo: boolean }) {
  return (
    <Table
      caption="Learners"
      hideCaption
      isCompact
      isStacked
      firstCellIsHeader
      head={['Learner', 'School', 'Answer', 'What it rests on', 'Your word']}
      rows={rows.map(({ id, learnerId, name, school, year, tag, label, why, record }) => [
        <a key="learner" href={paths.adviser.learner(learnerId)}>
          {name}
        </a>,
        `${school}, ${year}`,
        <span key="answer">
          <StatusTag tag={tag} />
          <br />
          {label}
        </span>,
        <span key="why">
          {why}
          {record ? (
            <>
              {' '}
              <strong>{record}</strong>
            </>
          ) : null}
        </span>,
        <a key="decide" href={paths.guarantee.decide(id)}>
          Decide<span className="govuk-visually-hidden"> for {name}</span>
        </a>,
      ])}
      empty={
        <Empty title={isToDo ? 'Nobody is left open' : 'Nobody has this answer'}>
          {isToDo
            ? 'Everybody has an offer, stays on, or wants none now. The record is worked out each night.'
            : 'Choose another answer or another school above.'}
        </Empty>
      }
    />
  )
}
