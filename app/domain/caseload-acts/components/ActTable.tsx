import { paths } from '~/paths'
import { Table } from '~/ui/table'

export type ItemShown = { id: string; learnerId: string; name: string; before: string; outcome: string }

/** Whom an act is about, one row for each. */
export function ActTable({ items }: { items: readonly ItemShown[] }) {
  return (
    <Table
      caption="Learners"
      firstCellIsHeader
      isStacked
      head={['Learner', 'Before', 'What comes of it']}
      rows={items.map(({ id, learnerId, name, before, outcome }) => [
        <a key={id} href={paths.adviser.learner(learnerId)}>
          {name}
        </a>,
        before,
        outcome,
      ])}
    />
  )
}
