import { Table } from '~/ui/table'
import { WarningText } from '~/ui/text'

type Props = { change: string; holds: string; lines: readonly { what: string; count: string }[] }

/** What a change would do, before it is made: the change in words, and whom it is about in counts. */
export function WhoIsAffected({ change, holds, lines }: Props) {
  return (
    <section id="affected">
      <h2 className="govuk-heading-m">Who is affected</h2>
      <WarningText>{change}</WarningText>
      {lines.length === 0 ? null : (
        <Table
          caption="Counts only: no names are shown here"
          captionSize="s"
          firstCellIsHeader
          head={['Who', { text: 'How many', isNumber: true }]}
          rows={lines.map(({ what, count }) => [what, count])}
        />
      )}
      <p>{holds}</p>
    </section>
  )
}
