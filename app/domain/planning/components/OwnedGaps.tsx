import { paths } from '~/paths'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

type Props = { gaps: readonly { id: string; name: string; nextStep: string; due: string; tag: Tag }[] }

/** What the area asks a provider to see to, beside its courses; nothing where it asks for nothing. */
export function OwnedGaps({ gaps }: Props) {
  if (gaps.length === 0) return null
  return (
    <Table
      caption="What the area asks you to see to"
      firstCellIsHeader
      isCompact
      isStacked
      head={['Missing', 'Next step', 'By', 'State']}
      rows={gaps.map(({ id, name, nextStep, due, tag }) => [
        <a key={id} href={paths.provider.gap(id)}>
          {name}
        </a>,
        nextStep,
        due,
        <StatusTag key="state" tag={tag} />,
      ])}
    />
  )
}
