import { Select } from '~/ui/fields/choices'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { Table } from '~/ui/table'

type Row = {
  id: string
  name: string
  target: string
  grade: string
  effort: string
  comment: string
  was: string
  isLate: boolean
}

type Props = {
  caption: string
  rows: readonly Row[]
  efforts: readonly { level: number; label: string }[]
  asksEffort: boolean
  asksComment: boolean
}

/** One row for each learner; each goes with what stood in it, so that nobody's change is lost unseen. */
export function GridRows({ caption, rows, efforts, asksEffort, asksComment }: Props) {
  const levels = efforts.map(({ level, label }) => ({ value: String(level), text: `${level} ${label}` }))
  return (
    <Table
      caption={caption}
      isCompact
      isStacked
      firstCellIsHeader
      head={['Learner', 'Target', 'Grade now', ...(asksEffort ? ['Effort'] : []), ...(asksComment ? ['Comment'] : [])]}
      rows={rows.map(({ id, name, target, grade, effort, comment, was, isLate }) => [
        <div key="name">
          {name}
          {grade === '' && !isLate ? null : (
            <div className="govuk-hint govuk-!-margin-bottom-0 govuk-!-font-size-16">
              Saved: {[grade || 'no grade', isLate ? 'late' : ''].filter(Boolean).join(', ')}
            </div>
          )}
          <Hidden name={`rows.${id}.was`} value={was} />
        </div>,
        <GradeBox key="target" name={`rows.${id}.target`} label={`Target of ${name}`} value={target} />,
        <GradeBox key="grade" name={`rows.${id}.grade`} label={`Grade of ${name} now`} value={grade} />,
        ...(asksEffort
          ? [
              <Select
                key="effort"
                name={`rows.${id}.effort`}
                label={`Effort of ${name}`}
                hideLabel
                options={levels}
                empty="Not said"
                defaultValue={effort}
              />,
            ]
          : []),
        ...(asksComment
          ? [
              <TextInput
                key="comment"
                name={`rows.${id}.comment`}
                label={`Comment on ${name}`}
                hideLabel
                width="full"
                defaultValue={comment}
              />,
            ]
          : []),
      ])}
      empty={<p className="govuk-body">Nobody is on this list now.</p>}
    />
  )
}

function GradeBox({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <TextInput
      name={name}
      label={label}
      hideLabel
      width={5}
      list="grades"
      spellCheck={false}
      autoCapitalize="characters"
      defaultValue={value}
    />
  )
}
