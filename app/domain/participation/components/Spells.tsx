import { Table } from '~/ui/table'
import { WarningText } from '~/ui/text'

type Props = { spells: readonly (readonly string[])[]; conflicts: readonly string[] }

/** What somebody did from when to when, and what cannot all be true. */
export function Spells({ spells, conflicts }: Props) {
  return (
    <>
      {conflicts.map((conflict) => (
        <WarningText key={conflict}>
          {conflict} None of them is counted until you write down which is right.
        </WarningText>
      ))}
      <Table
        caption="What they did, and how long"
        firstCellIsHeader
        head={['Activity', 'From', 'Until', 'How long']}
        rows={spells}
        empty={<p className="govuk-body">Nothing has been confirmed yet, so there are no spells to show.</p>}
      />
    </>
  )
}
