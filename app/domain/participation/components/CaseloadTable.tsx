import type { ReactNode } from 'react'
import { formatDay } from '~/kit/dates'
import { paths } from '~/paths'
import { Checkbox } from '~/ui/fields/choices'
import { StatusTag, type Tag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'

export type CaseloadRowShown = {
  id: string
  learnerId: string
  name: string
  adviser: string
  where: string
  priority: string
  applications: string
  activity: string | null
  proposed: string | null
  tag: Tag | null
  lastContact: string | null
  nextActionOn: string | null
  nextStep: string | null
  isDue: boolean
}

type Props = {
  rows: readonly CaseloadRowShown[]
  isEverybody: boolean
  /** With whom each is: for the caseload of a team. */
  isTeam?: boolean
  /** Each can be ticked. */
  isTicking?: boolean
  /** With a way to act for each learner beside what is missing. */
  isToHelp?: boolean
}

/** A caseload: one row for each learner, in the order that was asked for. */
export function CaseloadTable({ rows, isEverybody, ...kind }: Props) {
  const columns = columnsOf(kind)
  return (
    <Table
      caption="Learners"
      hideCaption
      isCompact
      isStacked
      firstCellIsHeader
      head={columns.map(({ head }) => head)}
      rows={rows.map((row) => columns.map(({ cell }) => cell(row)))}
      empty={
        <Empty title={isEverybody ? 'Nobody is on this caseload yet' : 'Nobody on this caseload is on this list'}>
          {isEverybody ? (
            <p className="govuk-body">A coordinator gives you learners, or you take one on from their page.</p>
          ) : null}
        </Empty>
      }
    />
  )
}

type Column = { head: string; cell: (row: CaseloadRowShown) => ReactNode }

function columnsOf({ isTeam, isTicking, isToHelp }: Pick<Props, 'isTeam' | 'isTicking' | 'isToHelp'>): Column[] {
  const name = ({ learnerId, name }: CaseloadRowShown) => (
    <a className="govuk-link" key="learner" href={paths.adviser.learner(learnerId)}>
      {name}
    </a>
  )
  const tick = ({ id, name }: CaseloadRowShown) => (
    <Checkbox key="tick" name={`entries.${id}`} label={`Tick ${name}`} hideLabel isSmall />
  )
  return [
    { head: 'Learner', cell: name },
    ...(isTicking ? [{ head: 'Tick', cell: tick }] : []),
    ...(isTeam ? [{ head: 'Adviser', cell: ({ adviser }: CaseloadRowShown) => adviser }] : []),
    { head: 'Where', cell: ({ where }) => where },
    { head: 'Support', cell: ({ priority }) => priority },
    { head: 'Applications', cell: (row) => (isToHelp ? <ToHelp key="applications" {...row} /> : row.applications) },
    { head: 'Doing now', cell: (row) => <DoingNow key="activity" {...row} /> },
    { head: 'Last contact', cell: ({ lastContact }) => lastContact ?? 'None yet' },
    { head: 'Next step', cell: (row) => <NextStep key="next" {...row} /> },
  ]
}

function ToHelp({ applications, learnerId, name }: CaseloadRowShown) {
  return (
    <>
      {applications}.{' '}
      <a className="govuk-link" href={paths.onBehalf.learner(learnerId)}>
        Act for {name}
      </a>
    </>
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

function NextStep({ nextActionOn, nextStep, isDue }: CaseloadRowShown) {
  if (!nextActionOn) return <>None</>
  return (
    <>
      {nextStep ? `${nextStep}, ` : null}
      {formatDay(nextActionOn)} {isDue ? <StatusTag tag={{ text: 'Due', colour: 'orange' }} /> : null}
    </>
  )
}
