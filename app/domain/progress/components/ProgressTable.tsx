import type { ReactNode } from 'react'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import type { ShownYear } from '../learner-progress'
import { sourceWords, standingTags } from '../progress.words'
import { ProgressCharts } from './ProgressCharts'

/** One year at one place, as staff and advisers read it: a picture of each subject, and the table that says the same. */
export function ProgressTable({ year: { title, rounds, subjects } }: { year: ShownYear }) {
  return (
    <section>
      <h2 className="govuk-heading-m">{title}</h2>
      <ProgressCharts subjects={subjects} rounds={rounds} />
      <Table
        caption={`Subjects in ${title}`}
        hideCaption
        firstCellIsHeader
        isCompact
        isStacked
        head={['Subject', 'Target', ...rounds.map(({ name }) => name), 'How it stands']}
        rows={subjects.map(({ subject, scale, target, targetSource, cells, standing }) => [
          <div key="subject">
            {subject}
            <Hint>{scale}</Hint>
          </div>,
          <div key="target">
            {target ?? 'None yet'}
            {targetSource ? <Hint>{sourceWords[targetSource]}</Hint> : null}
          </div>,
          ...cells.map((cell) => <Said key={cell.roundId} {...cell} />),
          <StatusTag key="standing" tag={standingTags[standing]} />,
        ])}
      />
    </section>
  )
}

/** What one round says of one subject. */
function Said({ grade, effortLabel, comment, isLate }: ShownYear['subjects'][number]['cells'][number]) {
  if (grade === null && effortLabel === null && comment === null) return <>Nothing said</>
  return (
    <div>
      {grade ?? 'No grade'}
      {effortLabel ? <Hint>Effort: {effortLabel}</Hint> : null}
      {comment ? <div>{comment}</div> : null}
      {isLate ? <Hint>Entered late</Hint> : null}
    </div>
  )
}

function Hint({ children }: { children: ReactNode }) {
  return <div className="govuk-hint govuk-!-margin-bottom-0 govuk-!-font-size-16">{children}</div>
}
