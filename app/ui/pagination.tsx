import { GovukPagination } from './govuk/pagination'

export type PaginationProps = {
  page: number
  pages: number
  /** The URL of a page of this list. */
  href: (page: number) => string
  label?: string
}

/** The way from page to page of a list that knows its length. */
export function Pagination({ page, pages, href, label }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <GovukPagination
      landmarkLabel={label ?? 'Pages of results'}
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
      items={stops(page, pages).map((stop) =>
        stop === 'gap' ? { ellipsis: true } : { number: stop, href: href(stop), current: stop === page },
      )}
    />
  )
}

/** The way on and back in a list too long to count. */
export function Pager({ previous, next, label }: { previous?: string; next?: string; label?: string }) {
  if (!previous && !next) return null
  return (
    <GovukPagination
      landmarkLabel={label ?? 'Pages of results'}
      previous={previous ? { href: previous, text: 'Previous page' } : undefined}
      next={next ? { href: next, text: 'Next page' } : undefined}
    />
  )
}

/** First, last, the page in hand and its neighbours; gaps between them. */
export function stops(page: number, pages: number): (number | 'gap')[] {
  const shown = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= 1,
  )
  return shown.flatMap((number, index) => {
    const before = shown[index - 1]
    if (before === undefined || number - before === 1) return [number]
    return number - before === 2 ? [number - 1, number] : ['gap' as const, number]
  })
}
