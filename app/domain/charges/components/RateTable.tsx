import { formatDay } from '~/kit/dates'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { rateWords } from '../charge.words'

type Row = {
  id: string
  hostName: string | null
  fromOn: string
  pencePerHour: number
  minutesPerBlock: number | null
}

/** What an hour costs, from which day on. */
export function RateTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption="Rates"
      firstCellIsHeader
      head={['From', 'For', 'Rate']}
      rows={rows.map(({ hostName, fromOn, ...rate }) => [
        formatDay(fromOn),
        hostName ?? 'Every host of the area',
        rateWords(rate),
      ])}
      empty={
        <Empty title="No rate is set">
          <p className="govuk-body">Until the area’s coordinator sets one, every time costs nothing.</p>
        </Empty>
      }
    />
  )
}
