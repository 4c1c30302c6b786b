import type { ReactNode } from 'react'
import type { SiteLink } from './layout'

export type NavigationProps = {
  label: string
  links: readonly (SiteLink & { badge?: ReactNode })[]
  currentPath: string
}

/** The parts of one record or one list, across the page. */
export function SubNavigation(props: NavigationProps) {
  return <Links {...props} className="onward-sub-navigation" />
}

/** The parts of a larger place, down the side. */
export function SideNavigation(props: NavigationProps) {
  return <Links {...props} className="onward-side-navigation" />
}

/** Navigation at the side, the page beside it. */
export function SideLayout({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="onward-side-layout">
      <div>{side}</div>
      <div>{children}</div>
    </div>
  )
}

function Links({ label, links, currentPath, className }: NavigationProps & { className: string }) {
  return (
    <nav className={className} aria-label={label}>
      <ul>
        {links.map(({ href, text, badge }) => (
          <li key={href}>
            <a href={href} aria-current={href === currentPath ? 'page' : undefined}>
              {text}
              {badge ? <> {badge}</> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
