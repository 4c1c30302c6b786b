import { Select } from '~/ui/fields/choices'
import { NumberInput } from '~/ui/fields/text-input'
import { Table } from '~/ui/table'
import { PRESENT } from '../mark'

type Props = {
  learners: { id: string; name: string; code: string | null; minutesLate: number | null }[]
  codes: { value: string; text: string }[]
}

/** One row for each learner: the mark, and the minutes for somebody who came late. */
export function RegisterRows({ learners, codes }: Props) {
  return (
    <Table
      caption={`${learners.length} ${learners.length === 1 ? 'learner' : 'learners'}`}
      captionSize="s"
      firstCellIsHeader
      isCompact
      isStacked
      head={['Learner', 'Mark', 'Minutes late']}
      rows={learners.map(({ id, name, code, minutesLate }) => [
        name,
        <Select
          key="mark"
          name={`marks.${id}.code`}
          label={`Mark of ${name}`}
          hideLabel
          options={codes}
          defaultValue={code ?? PRESENT}
        />,
        <NumberInput
          key="minutes"
          name={`marks.${id}.minutesLate`}
          label={`Minutes ${name} was late`}
          hideLabel
          width={3}
          defaultValue={minutesLate ?? ''}
        />,
      ])}
    />
  )
}
