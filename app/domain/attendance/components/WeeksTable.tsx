import { formatShortDay } from '~/kit/dates'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { weekStepWords } from '../attendance.words'
import { type WeekStep, weekSteps } from '../weeks'

export type WeeksRow = {
  id: string
  name: string
  href: string | null
  cells: readonly ({ rate: number; step: WeekStep } | null)[]
  rate: number | null
}

type Props = { rows: readonly WeeksRow[]; mondays: readonly string[]; today: string; caption: string }

/** Twelve weeks of registers as a heat map that is a table: each cell has its number, and is the darker the more was missed. */
export function WeeksTable({ rows, mondays, today, caption }: Props) {
  if (rows.length === 0) return <Empty title="No register of these weeks has been taken" />
  return (
    <div className="onward-heat">
      <ul className="govuk-list onward-heat__key">
        {weekSteps.map((step) => (
          <li key={step}>
            <span className={`onward-heat__cell onward-heat__cell--${step}`}>{weekStepWords[step].sample}</span>{' '}
            {weekStepWords[step].text}
          </li>
        ))}
      </ul>
      <Table
        caption={caption}
        captionSize="s"
        firstCellIsHeader
        isCompact
        isOneLine
        head={[
          'Learner',
          { text: 'All, %', isNumber: true },
          ...mondays.map((monday) => ({ text: formatShortDay(monday, today), isNumber: true })),
        ]}
        rows={rows.map(({ id, name, href, cells, rate }) => [
          href === null ? (
            name
          ) : (
            <a key={id} href={href}>
              {name}
            </a>
          ),
          rate,
          ...cells.map((cell, index) =>
            cell === null ? (
              '-'
            ) : (
              <span key={index} className={`onward-heat__cell onward-heat__cell--${cell.step}`}>
                {cell.rate}
              </span>
            ),
          ),
        ])}
      />
    </div>
  )
}
