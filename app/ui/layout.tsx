import type { ReactNode } from 'react'
import { GovukFooter } from './govuk/footer'
import { GenericHeader } from './govuk/header'
import { SkipLink } from './govuk/link'
import { classNames } from './govuk/shared'
import { ServiceNavigation } from './govuk/service-navigation'
import { GovukPhaseBanner } from './govuk/texts'
import { useKept } from '~/kit/kept-html'
import { WordMark } from './word-mark'

export type SiteLink = { href: string; text: string }

export type Account = {
  name: string
  /** The membership in hand, such as "Admissions officer, Riverside College". */
  membership?: string
  profileHref: string
  /** Left out for people with one membership only. */
  switchHref?: string
  signOutAction: string
}

export type SiteHeaderProps = {
  home?: string
  /** The places of whoever is signed in, or of a visitor. */
  links: readonly SiteLink[]
  currentPath: string
  account?: Account
  signInHref: string
}

/** The head of every page: the skip link, the word mark, who is signed in, and where one can go. */
export function SiteHeader({ links, currentPath, ...head }: SiteHeaderProps) {
  const places = navigation(links, currentPath)
  const inside = useKept(`header ${JSON.stringify({ places, head })}`, <InsideHeader places={places} {...head} />)
  return (
    <>
      <SkipLink href="#content" text="Skip to main content" />
      <header className="onward-header" {...inside} />
    </>
  )
}

/** From here on the places stand closer and smaller on a wide screen, so that they take one line there. */
const MANY = 9

type InsideProps = Pick<SiteHeaderProps, 'home' | 'account' | 'signInHref'> & { places: ReturnType<typeof navigation> }

function InsideHeader({ home = '/', places, account, signInHref }: InsideProps) {
  return (
    <>
      <GenericHeader url={home} logoHtml={<WordMark />} />
      <div className={classNames('onward-account', !account && 'onward-account--visitor', 'govuk-width-container')}>
        {account ? <SignedIn {...account} /> : <a href={signInHref}>Sign in</a>}
      </div>
      <ServiceNavigation
        navigation={places}
        navigationLabel="Main"
        collapseNavigationOnMobile={false}
        {...(places.length > MANY ? { classes: 'onward-many-places' } : {})}
      />
    </>
  )
}

function SignedIn({ name, membership, profileHref, switchHref, signOutAction }: Account) {
  return (
    <>
      <span className="onward-account__who">
        <a href={profileHref}>{name}</a>
        {membership ? <span className="onward-account__membership">{membership}</span> : null}
      </span>
      {switchHref ? <a href={switchHref}>Switch</a> : null}
      <form method="post" action={signOutAction}>
        <button type="submit" className="onward-link-button">
          Sign out
        </button>
      </form>
    </>
  )
}

// The longest address that the current one begins with is where the reader is.
function navigation(links: readonly SiteLink[], path: string) {
  const here = links
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .reduce((longest, { href }) => (href.length > longest.length ? href : longest), '')
  return links.map(({ href, text }) => ({ href, text, active: href === here, current: href === path }))
}

/** Says on every page of a demo that nothing here is real. */
export function DemoBanner({ children }: { children: ReactNode }) {
  return (
    <section aria-label="About this demo">
      <GovukPhaseBanner tag={{ text: 'Demo' }} html={children} />
    </section>
  )
}

/** Says on every page for whom somebody answers who works elsewhere, with the way back. */
export function AnsweringBanner({ owner, action }: { owner: string; action: string }) {
  return (
    <section aria-label="For whom you answer" className="onward-answering">
      <form method="post" action={action} className="govuk-width-container">
        <p className="govuk-body">
          You are answering for <strong>{owner}</strong>.
        </p>
        <input type="hidden" name="agreement" value="own" />
        <button type="submit" className="onward-link-button">
          Back to your own
        </button>
      </form>
    </section>
  )
}

/** The foot of every page. */
export function SiteFooter({ links, note }: { links: readonly SiteLink[]; note?: string | undefined }) {
  const inside = useKept(
    `footer ${JSON.stringify({ links, note })}`,
    <GovukFooter meta={{ visuallyHiddenTitle: 'Help and legal', items: [...links], text: note }} />,
  )
  return <footer {...inside} />
}
