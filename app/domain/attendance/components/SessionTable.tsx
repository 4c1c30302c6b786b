import type { ReactNode } from 'react'
import { formatDay, formatTime, londonDay } from '~/kit/dates'
import { paths } from '~/paths'
import { StatusTag } from '~/ui/status-tag'
import { Table } from '~/ui/table'

export type SessionRow = {
  id: string
  title: string
  courseTitle: string
  startsAt: Date | string
  endsAt: Date | string
  takenAt: Date | string | null
}

type Props = { caption: string; sessions: readonly SessionRow[]; hasDay?: boolean; empty: ReactNode }

/** Sessions with the way to each register. */
export function SessionTable({ caption, sessions, hasDay, empty }: Props) {
  return (
    <>
      {sessions.length === 0 ? <h2 className="govuk-heading-m">{caption}</h2> : null}
      <Table
        caption={caption}
        head={['Time', 'Session', 'Course', 'Register']}
        rows={sessions.map((session) => [
          whenOf(session, hasDay),
          <a className="govuk-link" key={session.id} href={paths.provider.register(session.id)}>
            {session.title}
          </a>,
          session.courseTitle,
          <StatusTag
            key="state"
            tag={session.takenAt ? { text: 'Taken', colour: 'green' } : { text: 'Not taken', colour: 'grey' }}
          />,
        ])}
        empty={empty}
      />
    </>
  )
}

function whenOf({ startsAt, endsAt }: SessionRow, hasDay: boolean | undefined) {
  const times = `${formatTime(startsAt)} to ${formatTime(endsAt)}`
  return hasDay ? `${formatDay(londonDay(new Date(startsAt)))}, ${times}` : times
}
