import { paths } from '~/paths'
import { Checkbox } from '~/ui/fields/choices'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import type { ProposalShown } from '../proposal-shown'

type Props = { rows: readonly ProposalShown[]; hasTicks?: boolean }

/** What something other than an adviser says: what counts now, what would count, and what it rests on. */
export function ProposalTable({ rows, hasTicks }: Props) {
  return (
    <Table
      caption="Proposals"
      hideCaption
      isCompact
      isStacked
      head={[...(hasTicks ? ['Confirm'] : []), 'Learner', 'Counts now', 'Would count', 'Says who', 'What it rests on']}
      rows={rows.map(({ id, learnerId, name, now, then, days, source, why }) => [
        ...(hasTicks
          ? [<Checkbox key="tick" name={`proposals.${id}`} label={`Confirm for ${name}`} hideLabel isSmall />]
          : []),
        <a key="learner" href={paths.adviser.activity(learnerId)}>
          {name}
        </a>,
        now,
        <span key="then">
          {then}
          <br />
          {days}
        </span>,
        source,
        why,
      ])}
      empty={
        <Empty title="Nothing waits to be confirmed">
          When somebody on your caseload enrols, is seen in a register or tells us what they do, it stands here.
        </Empty>
      }
    />
  )
}
