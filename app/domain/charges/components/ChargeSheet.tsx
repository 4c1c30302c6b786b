import { Table } from '~/ui/table'
import { Details, Empty } from '~/ui/text'
import type { Line } from '../charge'
import { creditWords, formula, periodWords, pounds } from '../charge.words'

type Props = {
  lines: readonly (Line & { name: string })[]
  corrections: readonly { fromOn: string; untilOn: string; pence: number }[]
  sums: { times: number; chargePence: number; creditPence: number; totalPence: number }
  totalPence: number
}

/** A statement line by line, what it comes to, and the formula it was worked out by. */
export function ChargeSheet({ lines, corrections, sums, totalPence }: Props) {
  return (
    <>
      <Table
        caption="Learners taught"
        firstCellIsHeader
        head={[
          'Learner',
          'Course',
          { text: 'Each', isNumber: true },
          { text: 'Times', isNumber: true },
          { text: 'Charge', isNumber: true },
          { text: 'Credit', isNumber: true },
          { text: 'Left', isNumber: true },
          'Not delivered',
        ]}
        rows={lines.map((line) => [
          line.name,
          line.course,
          pounds(line.penceEach),
          String(line.times),
          pounds(line.chargePence),
          pounds(-line.creditPence),
          pounds(line.chargePence - line.creditPence),
          creditWords(line) || 'Nothing',
        ])}
        empty={
          <Empty title="Nothing was planned in these days">
            <p className="govuk-body">Lines come from placements with blocks of the week in this period.</p>
          </Empty>
        }
      />
      <Table
        caption="What it comes to"
        firstCellIsHeader
        head={['', 'Sum'].map((text) => ({ text: text === '' ? 'Part' : text, isNumber: text === 'Sum' }))}
        rows={[
          [`Charge for ${sums.times} times`, pounds(sums.chargePence)],
          ['Credit for what was not delivered', pounds(-sums.creditPence)],
          ...corrections.map((earlier) => [
            `Correction to the statement of ${periodWords(earlier)}`,
            pounds(earlier.pence),
          ]),
          [<strong key="total">Total</strong>, <strong key="sum">{pounds(totalPence)}</strong>],
        ]}
      />
      <Details summary="How it is worked out">
        <ul>
          {formula.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Details>
    </>
  )
}
