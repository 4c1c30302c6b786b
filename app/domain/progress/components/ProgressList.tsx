import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import type { ShownListed } from '../listed-shown'

type Props = { rows: readonly ShownListed[]; caption: string; isWatched: boolean; hasForm: boolean }

/** Learners with what their reports come to; risk and early warning for those who are told of them. */
export function ProgressList({ rows, caption, isWatched, hasForm }: Props) {
  return (
    <Table
      caption={caption}
      firstCellIsHeader
      isCompact
      isStacked
      head={[
        'Learner',
        'Reports this year',
        ...(isWatched ? ['Risk', 'Early warning', 'What is done'] : []),
        'Must study',
      ]}
      rows={rows.map(({ id, name, form, reports, risk, early, interventions, must }) => [
        <div key="learner">
          <a className="govuk-link" href={paths.progress.learner(id)}>
            {name}
          </a>
          {hasForm && form ? <div className="govuk-hint govuk-!-margin-bottom-0">{form}</div> : null}
        </div>,
        reports,
        ...(isWatched
          ? [
              risk ? <StatusTag key="risk" tag={risk} /> : 'Not said',
              early.length > 0 ? capital(early.join(', ')) : 'None',
              interventions,
            ]
          : []),
        must,
      ])}
      empty={
        <Empty title="Nobody is on this list">
          Learners stand here once they are enrolled or placed here, or on the roll.
        </Empty>
      }
    />
  )
}

function capital(words: string) {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
