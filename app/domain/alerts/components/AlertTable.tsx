import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import { Empty } from '~/ui/text'
import type { ShownAlert } from '../alert-shown'

type Props = {
  alerts: readonly ShownAlert[]
  /** The home school reads where, and its own rate; the host reads neither. */ isSchool: boolean
}

/** Learners with a pattern of absence, one line for each pattern. */
export function AlertTable({ alerts, isSchool }: Props) {
  const head = isSchool
    ? ['Learner', 'Pattern', 'What the registers say', 'By your own codes', 'Where', 'Since']
    : ['Learner', 'Pattern', 'What the registers say', 'Since']
  return (
    <Table
      caption="Open alerts"
      captionSize="s"
      firstCellIsHeader
      isStacked
      head={head}
      rows={alerts.map((alert) => (isSchool ? schoolCells(alert) : hostCells(alert)))}
      empty={<Empty title="No pattern of absence holds now" />}
    />
  )
}

function hostCells({ name, tag, words, since }: ShownAlert) {
  return [name, <StatusTag key="tag" tag={tag} />, words, since]
}

function schoolCells({ learnerId, name, form, tag, words, ownRate, provider, since }: ShownAlert) {
  return [
    <div key="learner">
      <a className="govuk-link" href={paths.school.learner(learnerId)}>
        {name}
      </a>
      {form ? <div className="govuk-hint govuk-!-margin-bottom-0">{form}</div> : null}
    </div>,
    <StatusTag key="tag" tag={tag} />,
    words,
    ownRate,
    provider,
    since,
  ]
}
