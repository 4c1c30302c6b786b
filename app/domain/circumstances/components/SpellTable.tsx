import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import { ConfidentialTag } from './Circumstances'

type Spell = {
  id: string
  label: string
  isSensitive: boolean
  fromOn: string
  untilOn: string | null
  writtenBy: string | null
}

/** Every circumstance there is and was, with its days. */
export function SpellTable({ spells }: { spells: readonly Spell[] }) {
  return (
    <Table
      caption="On the record"
      firstCellIsHeader
      isStacked
      head={['What', 'From', 'Until', 'Recorded by']}
      rows={spells.map(({ id, label, isSensitive, fromOn, untilOn, writtenBy }) => [
        <span key="what">
          {label} {isSensitive ? <ConfidentialTag /> : null}
        </span>,
        formatDay(fromOn),
        untilOn === null ? (
          <a key="end" href={paths.adviser.endCircumstance(id)}>
            End it<span className="govuk-visually-hidden">: {label}</span>
          </a>
        ) : (
          formatDay(untilOn)
        ),
        writtenBy ?? 'Onward',
      ])}
      empty={
        <Empty title="Nothing is on the record that you may read">
          <p className="govuk-body">What you add below stands here with its days.</p>
        </Empty>
      }
    />
  )
}
