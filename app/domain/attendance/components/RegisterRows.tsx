import { Select } from '~/ui/fields/choices'
import { NumberInput } from '~/ui/fields/text-input'
import { Table } from '~/ui/table'
import { PRESENT } from '../mark'

type Props = {
  learners: {
    id: string
    name: string
    /** The mark that is saved. */
    code: string | null
    /** What stands there at first: present, unless an absence was known before. */
    expected: string
    minutesLate: number | null
  }[]
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
      rows={learners.map(({ id, name, code, expected, minutesLate }) => [
        <div key="learner">
          {name}
          <Standing code={code} expected={expected} codes={codes} />
        </div>,
        <Select
          key="mark"
          name={`marks.${id}.code`}
          label={`Mark of ${name}`}
          hideLabel
          options={codes}
          defaultValue={code ?? expected}
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

// What is saved stands beside what is typed: where two have filled in one register, both can be seen.
function Standing({
  code,
  expected,
  codes,
}: Pick<Props['learners'][number], 'code' | 'expected'> & Pick<Props, 'codes'>) {
  const words =
    code !== null
      ? `Saved: ${codes.find(({ value }) => value === code)?.text ?? code}`
      : expected === PRESENT
        ? null
        : 'An absence is known'
  return words ? <div className="govuk-hint govuk-!-margin-bottom-0 govuk-!-font-size-16">{words}</div> : null
}
