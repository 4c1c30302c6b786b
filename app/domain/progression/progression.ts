/** How one thing leads to another. */
export const progressionKinds = {
  'straight-on': 'Straight on',
  'after-more': 'After more study or training',
} as const

export type ProgressionKind = keyof typeof progressionKinds

/** A course or an occupation at one end of a link. */
export type Stop =
  { is: 'course'; slug: string; name: string; provider: string } | { is: 'occupation'; slug: string; name: string }

export type ProgressionLink = { id: string; direction: 'before' | 'after'; kind: ProgressionKind; stop: Stop }

/** What comes before a course and what may follow it. */
export type RouteMap = { before: ProgressionLink[]; after: ProgressionLink[] }

type Row = {
  id: string
  kind: string
  isAfter: boolean
  slug: string | null
  title: string | null
  provider: string | null
  code: string | null
  name: string | null
}

export const MOST_LINKS = 30

/** The links of a course as its map: courses before jobs, what comes straight on first. */
export function routeMap(rows: readonly Row[]): RouteMap {
  const links = rows.flatMap(linkIn).toSorted(byNearness)
  return {
    before: links.filter(({ direction }) => direction === 'before'),
    after: links.filter(({ direction }) => direction === 'after'),
  }
}

function linkIn(row: Row): ProgressionLink[] {
  const stop = stopIn(row)
  if (stop === null) return []
  const kind = row.kind === 'after-more' ? 'after-more' : 'straight-on'
  return [{ id: row.id, direction: row.isAfter ? 'after' : 'before', kind, stop }]
}

function stopIn({ slug, title, provider, code, name }: Row): Stop | null {
  if (slug !== null && title !== null) return { is: 'course', slug, name: title, provider: provider ?? '' }
  return code !== null && name !== null ? { is: 'occupation', slug: code, name } : null
}

function byNearness(a: ProgressionLink, b: ProgressionLink) {
  return weight(a) - weight(b) || a.stop.name.localeCompare(b.stop.name)
}

function weight({ kind, stop }: ProgressionLink) {
  return (kind === 'straight-on' ? 0 : 2) + (stop.is === 'course' ? 0 : 1)
}
