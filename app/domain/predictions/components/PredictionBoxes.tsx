import { paths } from '~/paths'
import { Hidden, TextInput } from '~/ui/fields/text-input'
import { Table } from '~/ui/table'

type Row = { id: string; name: string; grade: string; own: string; isReleased: boolean }

/** One box for each learner of a form; each goes with what stood in it, so that nobody's change is lost unseen. */
export function PredictionBoxes({ rows, caption }: { rows: readonly Row[]; caption: string }) {
  return (
    <Table
      caption={caption}
      isCompact
      isStacked
      firstCellIsHeader
      head={['Learner', 'Predicted grade', 'Learner’s own guess']}
      rows={rows.map(({ id, name, grade, own, isReleased }) => [
        <a className="govuk-link" href={paths.school.learner(id)} key="name">
          {name}
        </a>,
        isReleased ? (
          `${grade || 'None'} (released with the reference)`
        ) : (
          <span key="box">
            <TextInput
              name={`boxes.${id}.typed`}
              label={`Grade of ${name}`}
              hideLabel
              width={4}
              spellCheck={false}
              autoCapitalize="characters"
              defaultValue={grade}
            />
            <Hidden name={`boxes.${id}.was`} value={grade} />
          </span>
        ),
        own || 'None',
      ])}
      empty={<p className="govuk-body">Nobody is in this form.</p>}
    />
  )
}
