import type { ReactNode } from 'react'
import { GovukSummaryList } from './govuk/summary-list'

export type SummaryRow = {
  key: ReactNode
  /** Nothing at all is shown as missing, in words. */
  value: ReactNode
  /** The page where it can be changed, and what "Change" refers to. */
  change?: { href: string; what: string; text?: string }
}

export type SummaryListProps = {
  rows: readonly (SummaryRow | null | undefined | false)[]
  /** Puts the list into a card with a heading of its own. */
  card?: { title: ReactNode; headingLevel?: 2 | 3 | 4; actions?: readonly { href: string; text: string }[] }
  /** What is said for a value that is not there. */
  missing?: string
  hasNoLines?: boolean
}

/** Facts, each with its name and, where it may be changed, the link to do so. */
export function SummaryList({ rows, card, missing = 'Not given', hasNoLines }: SummaryListProps) {
  return (
    <GovukSummaryList
      classes={hasNoLines ? 'govuk-summary-list--no-border' : undefined}
      card={
        card && {
          title: { html: card.title, headingLevel: card.headingLevel },
          actions: { items: card.actions?.map(({ href, text }) => ({ href, text })) },
        }
      }
      rows={rows.map((row) => row && rowOptions(row, missing))}
    />
  )
}

function rowOptions({ key, value, change }: SummaryRow, missing: string) {
  return {
    key: { html: key },
    value: { html: isMissing(value) ? <span className="onward-missing">{missing}</span> : value },
    actions: change && {
      items: [{ href: change.href, text: change.text ?? 'Change', visuallyHiddenText: change.what }],
    },
  }
}

function isMissing(value: ReactNode) {
  return value === null || value === undefined || value === '' || value === false
}
