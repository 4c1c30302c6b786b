import type { ReactNode } from 'react'

export type TimelineEntry = {
  id: string
  /** What was done. */
  what: ReactNode
  who?: ReactNode
  /** The instant for machines, and the same in words. */
  when: { iso: string; text: string }
  why?: ReactNode
  detail?: ReactNode
}

/** What happened, the newest first: what, who, when and why. */
export function Timeline({
  entries,
  headingLevel = 2,
}: {
  entries: readonly TimelineEntry[]
  headingLevel?: 2 | 3 | 4
}) {
  const Heading = headings[headingLevel]
  return (
    <ol className="onward-timeline">
      {entries.map((entry) => (
        <li key={entry.id} className="onward-timeline__entry">
          <Heading className="onward-timeline__what">{entry.what}</Heading>
          <p className="onward-timeline__when">
            <time dateTime={entry.when.iso}>{entry.when.text}</time>
            {entry.who ? <> by {entry.who}</> : null}
          </p>
          {entry.why ? <p>Reason: {entry.why}</p> : null}
          {entry.detail ? <div className="onward-timeline__detail">{entry.detail}</div> : null}
        </li>
      ))}
    </ol>
  )
}

const headings = { 2: 'h2', 3: 'h3', 4: 'h4' } as const
