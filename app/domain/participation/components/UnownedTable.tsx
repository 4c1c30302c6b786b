import { paths } from '~/paths'
import { Checkbox } from '~/ui/fields/choices'
import { Table } from '~/ui/table'

type Row = { id: string; name: string; born: string; where: string; activity: string }

/** Learners whom nobody looks after, to be ticked and taken on. */
export function UnownedTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption="Learners"
      hideCaption
      isStacked
      firstCellIsHeader
      head={['Learner', 'Tick', 'Born', 'Where', 'Doing now']}
      rows={rows.map(({ id, name, born, where, activity }) => [
        <a key="learner" href={paths.adviser.learner(id)}>
          {name}
        </a>,
        <Checkbox key="tick" name={`learners.${id}`} label={`Tick ${name}`} hideLabel isSmall />,
        born,
        where,
        activity,
      ])}
    />
  )
}
