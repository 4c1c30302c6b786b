import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import type { CaseState } from '../case.states'
import { caseTags } from '../case.words'

type Row = {
  id: string
  href: string
  name: string
  state: CaseState
  home: string
  wishes: string
  when: string
  urgent: string | null
}
type Props = { rows: readonly Row[]; empty: string }

/** Cases, urgent ones first. */
export function CaseTable({ rows, empty }: Props) {
  return (
    <Table
      caption="Cases"
      hideCaption
      isCompact
      isStacked
      firstCellIsHeader
      head={['Learner', 'State', 'Home school', 'Asked for', 'Put forward']}
      rows={rows.map(({ href, name, state, home, wishes, when, urgent }) => [
        <a key="name" className="govuk-link" href={href}>
          {name}
        </a>,
        <span key="tag">
          <StatusTag tag={caseTags[state]} /> {urgent ? <StatusTag tag={{ text: urgent, colour: 'red' }} /> : null}
        </span>,
        home,
        wishes,
        when,
      ])}
      empty={<Empty title={empty} />}
    />
  )
}
