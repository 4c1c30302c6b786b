import { formatDay, formatWeekday } from '~/kit/dates'
import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'
import type { DiaryDay, DiaryLine } from '../diary'

/** The days of a diary, each with what is on it. */
export function DiaryDays({ days, today }: { days: readonly DiaryDay[]; today: string }) {
  return days.map(({ day, isOverdue, lines }) => (
    <Table
      key={isOverdue ? 'overdue' : day}
      caption={isOverdue ? 'Overdue' : day === today ? `Today, ${formatWeekday(day)}` : formatWeekday(day)}
      firstCellIsHeader
      isStacked
      head={isOverdue ? ['Learner', 'What', 'Since', 'Do it'] : ['Learner', 'What', 'Do it']}
      rows={lines.map((line) => [
        <a key="learner" href={paths.adviser.learner(line.learnerId)}>
          {line.name}
        </a>,
        line.words,
        ...(isOverdue ? [<Since key="since" on={line.on} />] : []),
        <Deed key="deed" {...line} />,
      ])}
    />
  ))
}

function Since({ on }: { on: string }) {
  return (
    <>
      {formatDay(on)} <StatusTag tag={{ text: 'Overdue', colour: 'red' }} />
    </>
  )
}

function Deed({ kind, id, learnerId, name }: DiaryLine) {
  const { href, text } = deeds[kind](id, learnerId)
  return (
    <a href={href}>
      {text}
      <span className="govuk-visually-hidden">: {name}</span>
    </a>
  )
}

const deeds: Record<DiaryLine['kind'], (id: string, learnerId: string) => { href: string; text: string }> = {
  'next-step': (_, learnerId) => ({ href: paths.adviser.contact(learnerId), text: 'Record contact' }),
  activity: (_, learnerId) => ({ href: paths.adviser.activity(learnerId), text: 'Update activity' }),
  review: (id) => ({ href: paths.plan.review(id), text: 'Open the review' }),
  task: (_, learnerId) => ({ href: paths.adviser.contact(learnerId), text: 'Record contact' }),
}
