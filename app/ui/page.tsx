import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useRouteLoaderData } from '@remix-run/react'
import { ErrorSummary } from './error-summary'
import { type Found, SummaryContext, useReply } from './form-context'
import { DraftNotice } from './given-back'
import { BackLink } from './govuk/link'

export type PageProps = {
  /** The page's one h1. */
  title: ReactNode
  /** A line above the title: whose page it is, or which step. */
  caption?: ReactNode
  /** Where the back link leads; a page that follows from no other has none. */
  back?: string | { href: string; text: string }
  /** What was just done. Left out, the notice that the last deed left is shown. */
  notice?: string
  /** Beside the title on a wide screen: buttons, a status. */
  actions?: ReactNode
  /** A full-width band in the brand's colour that holds the title and this, on the home page. */
  hero?: ReactNode
  children?: ReactNode
}

/** One page: the way back, the notice or the problem, one heading, and what the page is for. */
export function Page({ title, caption, back, notice, actions, hero, children }: PageProps) {
  const reply = useReply()
  const [found, report] = useState<Found>({ attempt: 0 })
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => summary.current?.focus(), [reply, found.attempt])
  const heading = <Heading title={title} caption={caption} />
  return (
    <SummaryContext.Provider value={report}>
      <main id="content" className="onward-main">
        <div className="govuk-width-container">
          {back ? <Back to={back} /> : null}
          <ErrorSummary reply={found.reply ?? reply} reference={summary} />
          <Notice given={notice} />
          {hero ? null : (
            <div className="onward-heading">
              {heading}
              {actions ? <div className="onward-heading__actions">{actions}</div> : null}
            </div>
          )}
        </div>
        {hero ? (
          <div className="onward-hero">
            <div className="govuk-width-container">
              {heading}
              {hero}
            </div>
          </div>
        ) : null}
        <div className="govuk-width-container onward-page">
          <DraftNotice />
          {children}
        </div>
      </main>
    </SummaryContext.Provider>
  )
}

function Heading({ title, caption }: { title: ReactNode; caption: ReactNode }) {
  return (
    <h1 className="govuk-heading-l">
      {caption ? <span className="govuk-caption-l">{caption} </span> : null}
      {title}
    </h1>
  )
}

function Back({ to }: { to: NonNullable<PageProps['back']> }) {
  const { href, text } = typeof to === 'string' ? { href: to, text: 'Back' } : to
  return <BackLink href={href} text={text} />
}

function Notice({ given }: { given: string | undefined }) {
  const left = useRouteLoaderData('root')
  const notice = given ?? noticeOf(left)
  if (!notice) return null
  return (
    <div className="onward-notice" data-module="onward-notice" tabIndex={-1}>
      <p role="status">{notice}</p>
    </div>
  )
}

function noticeOf(root: unknown) {
  if (typeof root !== 'object' || root === null || !('notice' in root)) return undefined
  return typeof root.notice === 'string' ? root.notice : undefined
}
