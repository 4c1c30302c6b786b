import type { ReactNode } from 'react'
import { GovukNotificationBanner } from './govuk/notification-banner'
import { GovukPanel } from './govuk/panel'
import { GovukDetails, GovukInsetText, GovukWarningText } from './govuk/texts'

/** Help that opens on demand. */
export function Details({ summary, isOpen, children }: { summary: ReactNode; isOpen?: boolean; children: ReactNode }) {
  return (
    <GovukDetails summaryText={summary} open={isOpen}>
      {children}
    </GovukDetails>
  )
}

/** Words that stand apart: a quotation, a rule, a date to remember. */
export function InsetText({ children }: { children: ReactNode }) {
  return <GovukInsetText>{children}</GovukInsetText>
}

/** Something with consequences. */
export function WarningText({ children }: { children: ReactNode }) {
  return <GovukWarningText html={children} />
}

/** A deed is done: the page after a form was sent. Its heading is the page's own h1, so this one is an h2. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <GovukPanel titleText={title} headingLevel={2}>
      {children}
    </GovukPanel>
  )
}

/** What the reader must know before going on. */
export function NotificationBanner({ title, id, children }: { title?: string; id?: string; children: ReactNode }) {
  return (
    <GovukNotificationBanner titleText={title} titleId={id} disableAutoFocus>
      <div className="govuk-notification-banner__heading">{children}</div>
    </GovukNotificationBanner>
  )
}

/** A small number beside a word, such as how many are waiting. */
export function Badge({ count, label }: { count: number; label?: string }) {
  return (
    <span className="onward-badge">
      {count}
      {label ? <span className="govuk-visually-hidden"> {label}</span> : null}
    </span>
  )
}

/** Nothing is here yet: says so, why, and what may be done. */
export function Empty({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="onward-empty">
      <p className="onward-empty__title">{title}</p>
      {children}
    </div>
  )
}
