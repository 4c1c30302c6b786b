import type { ReactNode } from 'react'
import type { TransportNote } from '~/domain/areas/setting'

type Props = {
  noun: string
  notes: TransportNote[]
  journeys: { place: string; distance: string }[]
  home: string | null
  children?: ReactNode
}

/** How to get there: from a learner's own district where we know it, and what the area says of its transport. */
export function Travel({ noun, notes, journeys, home, children }: Props) {
  return (
    <section aria-labelledby="travel">
      <h2 id="travel">Getting there</h2>
      {journeys.length === 0 ? null : (
        <>
          <p>From your home district ({home}), as the crow flies:</p>
          <ul>
            {journeys.map(({ place, distance }) => (
              <li key={place}>
                {place}: {distance}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{noun} has not told us how to get there.</p>
      {notes.map(({ heading, text, link }) => (
        <p key={heading}>
          <strong>{heading}.</strong> {text} {link ? <a href={link}>{new URL(link).host}</a> : null}
        </p>
      ))}
      {children}
    </section>
  )
}
