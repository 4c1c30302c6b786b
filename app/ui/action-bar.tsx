import type { ReactNode } from 'react'

/** What can be done with the rows that are ticked; stands above the table, inside its form. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="onward-action-bar">{children}</div>
}

/** How many there are, and how to sort them: the line above a list of results. */
export function ResultsBar({ count, children }: { count: ReactNode; children?: ReactNode }) {
  return (
    <div className="onward-results">
      <p>{count}</p>
      {children}
    </div>
  )
}
