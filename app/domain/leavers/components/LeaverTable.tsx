import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import type { LeaverShown } from '../leaver-shown'

/** What each meant, was offered, took and did, where the parts do not go together. */
export function LeaverTable({ rows }: { rows: readonly LeaverShown[] }) {
  return (
    <Table
      caption="Leavers"
      hideCaption
      isCompact
      isStacked
      firstCellIsHeader
      head={[
        'Learner',
        'What is not right',
        'Meant in spring',
        'Offered',
        'Said yes to',
        'On 1 November',
        'Six months on',
        'Look',
      ]}
      rows={rows.map(({ id, learnerId, name, school, tag, intended, offered, accepted, november, sustained }) => [
        <span key="learner">
          <a href={paths.adviser.learner(learnerId)}>{name}</a>
          <br />
          {school}
        </span>,
        tag ? <StatusTag key="tag" tag={tag} /> : 'Nothing',
        intended,
        offered,
        accepted,
        november,
        sustained,
        <a key="look" href={paths.leavers.one(id)}>
          Look at it<span className="govuk-visually-hidden"> for {name}</span>
        </a>,
      ])}
      empty={
        <Empty title="Nothing to look at">
          Here stands whoever did something else than they meant or said yes to, did not stay, or of whom nothing is
          known on 1 November. It is worked out each night.
        </Empty>
      }
    />
  )
}
