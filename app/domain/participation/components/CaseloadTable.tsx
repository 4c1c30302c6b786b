import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export type CaseloadRowShown = {
  learnerId: string
  name: string
  where: string
  priority: string
  applications: string
  activity: string | null
  proposed: string | null
  tag: Tag | null
  lastContact: string | null
  nextActionOn: string | null
  isDue: boolean
}

type Props = {
  rows: readonly CaseloadRowShown[]
  isEverybody: boolean
  /** With a way to act for each learner beside what is missing. */
  isToHelp?: boolean
}

/** A caseload: one row for each learner, the most pressing first. */
export function CaseloadTable({ rows, isEverybody, isToHelp }: Props) {
  return (
    <Table
      caption="Learners"
      hideCaption
      isCompact
      isStacked
      firstCellIsHeader
      head={['Learner', 'Where', 'Support', 'Applications', 'Doing now', 'Last contact', 'Next step']}
      rows={rows.map((row) => [
        <a className="govuk-link" key="learner" href={paths.adviser.learner(row.learnerId)}>
          {row.name}
        </a>,
        row.where,
        row.priority,
        isToHelp ? (
          <span key="applications">
            {row.applications}.{' '}
            <a className="govuk-link" href={paths.onBehalf.learner(row.learnerId)}>
              Act for {row.name}
            </a>
          </span>
        ) : (
          row.applications
        ),
        <DoingNow key="activity" {...row} />,
        row.lastContact ?? 'None yet',
        <NextStep key="next" {...row} />,
      ])}
      empty={
        <Empty title={isEverybody ? 'Nobody is on your caseload yet' : 'Nobody on your caseload is on this list'}>
          {isEverybody ? (
            <p className="govuk-body">A coordinator gives you learners, or you take one on from their page.</p>
          ) : null}
        </Empty>
      }
    />
  )
}

function DoingNow({ activity, proposed, tag }: CaseloadRowShown) {
  if (proposed) return <>To confirm: {proposed}</>
  if (!activity) return <>Not recorded</>
  return (
    <>
      {activity} {tag && tag.text !== 'Current' ? <StatusTag tag={tag} /> : null}
    </>
  )
}

function NextStep({ nextActionOn, isDue }: CaseloadRowShown) {
  if (!nextActionOn) return <>None</>
  return (
    <>
      {formatDay(nextActionOn)} {isDue ? <StatusTag tag={{ text: 'Due', colour: 'orange' }} /> : null}
    </>
  )
}
