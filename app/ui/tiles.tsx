import type { ReactNode } from 'react'

export type Tile = {
  count: number | string
  label: ReactNode
  /** The very list that is counted. */
  href?: string
  hint?: ReactNode
  /** Draws the eye: somebody must act. */
  isUrgent?: boolean
}

/** Numbers that lead to the list they count. */
export function Tiles({ tiles, label }: { tiles: readonly Tile[]; label?: string }) {
  return (
    <ul className="onward-tiles" aria-label={label}>
      {tiles.map((tile, index) => (
        <li key={index} className={tile.isUrgent ? 'onward-tile onward-tile--urgent' : 'onward-tile'}>
          {tile.href ? (
            <a className="onward-tile__link" href={tile.href}>
              <TileWords {...tile} />
            </a>
          ) : (
            <TileWords {...tile} />
          )}
          {tile.hint ? <span className="onward-tile__hint">{tile.hint}</span> : null}
        </li>
      ))}
    </ul>
  )
}

function TileWords({ count, label }: Tile) {
  const isNumber = typeof count === 'number'
  return (
    <>
      <span className={isNumber ? 'onward-tile__count' : 'onward-tile__count onward-tile__count--words'}>
        {isNumber ? count.toLocaleString('en-GB') : count}
      </span>{' '}
      <span className="onward-tile__label">{label}</span>
    </>
  )
}
