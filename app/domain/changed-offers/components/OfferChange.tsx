import type { ReactNode } from 'react'
import { formatDay } from '~/kit/dates'
import { Table } from '~/ui/table'

export type Side = {
  course: string
  place: string | null
  starts: string | null
  kind: string
  conditions: readonly string[]
}

/** What an offer was and what it is, side by side; what did not change is left out. */
export function OfferChange({ was, is, caption = 'What has changed' }: { was: Side; is: Side; caption?: string }) {
  const rows = lines
    .filter(({ says }) => says(was) !== says(is))
    .map(({ key, says, shows = says }): ReactNode[] => [key, shows(was), shows(is)])
  if (rows.length === 0) return null
  return <Table caption={caption} head={['What', 'Before', 'Now']} rows={rows} firstCellIsHeader isStacked />
}

const lines: { key: string; says: (side: Side) => string; shows?: (side: Side) => ReactNode }[] = [
  { key: 'Course', says: ({ course }) => course },
  { key: 'Where', says: ({ place }) => place ?? 'As the place tells you' },
  { key: 'Starts', says: ({ starts }) => starts ?? 'Not known yet' },
  { key: 'Kind', says: ({ kind }) => (kind === 'conditional' ? 'With conditions' : 'Without conditions') },
  {
    key: 'Conditions',
    says: ({ conditions }) => conditions.join('\n'),
    shows: ({ conditions }) => (conditions.length > 0 ? <Listed conditions={conditions} /> : 'None'),
  },
]

function Listed({ conditions }: Pick<Side, 'conditions'>) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {conditions.map((condition) => (
        <li key={condition}>{condition}</li>
      ))}
    </ul>
  )
}

type Offered = {
  kind: string
  courseTitle: string
  siteName: string | null
  startsOn: string | null
  startText: string | null
  conditions: readonly { text: string }[]
}

/** One side of a change, from an offer on paper. */
export function sideFrom({ kind, courseTitle, siteName, startsOn, startText, conditions }: Offered): Side {
  return {
    course: courseTitle,
    place: siteName,
    starts: startsOn === null ? startText : formatDay(startsOn),
    kind,
    conditions: conditions.map(({ text }) => text),
  }
}
