import { data, type HeadersArgs } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Meta,
  Outlet,
  Scripts,
  useLoaderData,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { anyone } from '~/access/door.server'
import { typedBefore } from '~/access/given-back.server'
import { roleWords } from '~/access/roles'
import { secondsLeft, stayWords } from '~/access/time-left'
import { realNow } from '~/kit/clock.server'
import { env } from '~/kit/env.server'
import { formatDay, londonDay } from '~/kit/dates'
import { noNotice, noticeIn } from '~/kit/form.server'
import { useNonce } from '~/kit/nonce'
import { navigationFor } from '~/navigation'
import { paths } from '~/paths'
import { AnsweringBanner, DemoBanner, SiteFooter, SiteHeader } from '~/ui/layout'
import { Page } from '~/ui/page'
import script from '~/ui/script?worker&url'
import stylesheet from '~/ui/styles/onward.scss?url'

export const loader = anyone(async ({ ctx, request, visit, url }) => {
  const left = noticeIn(request)
  const typed = visit && (await typedBefore(request, url, visit))
  const shown = {
    notice: typed?.notice ?? left,
    given: typed?.given,
    draftOf: typed?.draftOf,
    draftKey: typed?.draftKey,
    secondsLeft: visit ? secondsLeft(visit.endsAt, realNow()) : undefined,
    demoDay: env().DEMO ? formatDay(londonDay(ctx.now)) : null,
    path: url.pathname,
    links: navigationFor(visit?.actor ?? null),
    visitor: visit && {
      name: visit.name,
      isStaff: visit.actor.membershipId !== null,
      roleWords: roleWords[visit.actor.role],
      organisation: visit.partnerName ?? visit.organisationName,
      answersFor: visit.partnerName === null ? null : visit.organisationName,
    },
  }
  const cookies = [...(left ? [noNotice] : []), ...(typed?.cookie ? [typed.cookie] : [])]
  return data(shown, { headers: cookies.map((cookie): [string, string] => ['Set-Cookie', cookie]) })
})

/** Whoever has to wait is told how long, in the header that programs know too. */
export function headers({ errorHeaders }: HeadersArgs): Record<string, string> {
  const wait = errorHeaders?.get('Retry-After')
  return wait ? { 'Retry-After': wait } : {}
}

/** The one html page: every other page stands inside it. Only routes that ask for it send React to the browser. */
export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const root = useRouteLoaderData<typeof loader>('root')
  const isHydrated = useMatches().some(({ handle }) => isHydrating(handle))
  return (
    <html lang="en" className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#005a5b" />
        <Meta />
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/apple-touch-icon.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
      </head>
      <body className="govuk-template__body" data-seconds-left={root?.secondsLeft}>
        <Frame>{children}</Frame>
        {isHydrated ? <Scripts nonce={nonce} /> : <script type="module" src={script} />}
      </body>
    </html>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const visitor = root?.visitor ?? null
  return (
    <>
      <SiteHeader
        links={root?.links ?? navigationFor(null)}
        currentPath={root?.path ?? paths.home}
        account={visitor ? accountOf(visitor) : undefined}
        signInHref={paths.account.signIn()}
      />
      {visitor?.answersFor ? <AnsweringBanner owner={visitor.answersFor} action={paths.provider.answering} /> : null}
      {root?.demoDay && (
        <DemoBanner>
          Nothing here is real. It is {root.demoDay}. <a href={paths.demo.clock}>Move the clock</a> or{' '}
          <a href={paths.demo.letters}>read the letters</a>.
        </DemoBanner>
      )}
      {children}
      <SiteFooter links={footer} note={visitor ? stayWords(visitor.isStaff) : undefined} />
    </>
  )
}

type Visitor = { name: string; roleWords: string; organisation: string | null; isStaff: boolean }

function accountOf({ name, roleWords, organisation, isStaff }: Visitor) {
  return {
    name,
    membership: organisation ? `${roleWords}, ${organisation}` : roleWords,
    profileHref: paths.account.letters,
    switchHref: isStaff ? paths.account.memberships : undefined,
    signOutAction: paths.account.signOut,
  }
}

const footer = [
  { href: paths.help, text: 'Help' },
  { href: paths.privacy, text: 'Privacy' },
  { href: paths.accessibility, text: 'Accessibility' },
]

export default function App() {
  useLoaderData<typeof loader>()
  return <Outlet />
}

/** What went wrong, in words for whoever meets it; our own mistakes show a reference number and nothing else. */
export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error))
    return <Trouble title="Sorry, something went wrong" reference={referenceOf(error)} />
  const sentence = sentenceOf(error.data)
  if (error.status === 404) {
    return (
      <Trouble title="Page not found">{sentence ?? 'Check the address, or go back to the page you came from.'}</Trouble>
    )
  }
  if (error.status === 400) return <Trouble title="This cannot be read">{sentence}</Trouble>
  if (error.status === 403) return <Trouble title="You cannot do this">{sentence}</Trouble>
  if (error.status === 409) return <Trouble title="This cannot be done now">{sentence}</Trouble>
  if (error.status === 429) return <Trouble title="Too many tries">{sentence}</Trouble>
  return <Trouble title="Sorry, something went wrong">{sentence}</Trouble>
}

function Trouble({ title, children, reference }: { title: string; children?: ReactNode; reference?: string | null }) {
  return (
    <Page title={title}>
      <title>{`${title} - Onward`}</title>
      {children && <p className="govuk-body">{children}</p>}
      {reference && (
        <p className="govuk-body">This is our mistake, not yours. If you ask for help, give this number: {reference}</p>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          Go to the start page
        </a>
      </p>
    </Page>
  )
}

function sentenceOf(body: unknown) {
  return typeof body === 'object' && body !== null && 'sentence' in body && typeof body.sentence === 'string'
    ? body.sentence
    : undefined
}

function referenceOf(error: unknown) {
  return error instanceof Error ? error.message : null
}

function isHydrating(handle: unknown) {
  return typeof handle === 'object' && handle !== null && 'hydrate' in handle && handle.hydrate === true
}
