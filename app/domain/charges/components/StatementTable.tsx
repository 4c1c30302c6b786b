import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { chargeStateOf } from '../charge.states'
import { chargeTags, periodWords, pounds } from '../charge.words'

type Row = {
  id: string
  fromOn: string
  untilOn: string
  state: string
  hostName: string
  homeName: string
  places: number
  totalPence: number | null
}
type Props = { rows: readonly Row[]; href: ((statementId: string) => string) | null; emptyWords: string }

/** Statements, one line each. Whoever may read one follows its period. */
export function StatementTable({ rows, href, emptyWords }: Props) {
  return (
    <Table
      caption="Statements"
      firstCellIsHeader
      isStacked
      head={[
        'Period',
        'Host',
        'Home school',
        { text: 'Learners', isNumber: true },
        { text: 'Total', isNumber: true },
        'State',
      ]}
      rows={rows.map(({ id, hostName, homeName, places, totalPence, state, ...period }) => [
        href ? (
          <a href={href(id)} key={id}>
            {periodWords(period)}
          </a>
        ) : (
          periodWords(period)
        ),
        hostName,
        homeName,
        state === 'draft' ? 'Not yet' : String(places),
        totalPence === null ? 'Not yet' : pounds(totalPence),
        <StatusTag tag={chargeTags[chargeStateOf(state)]} key="state" />,
      ])}
      empty={
        <Empty title="There are none">
          <p className="govuk-body">{emptyWords}</p>
        </Empty>
      }
    />
  )
}
