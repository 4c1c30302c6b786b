/** A cell by its row and column; the last row and the last column of a table are its sums. */
type Cell = { row: number; column: number }

/**
 * What somebody who reads a table could work out of the cells that are kept back. The last row and the last column are sums. With their
 * signs turned each row and each column comes to nothing, so whatever is added to one cell is taken away along a ring of others that are
 * kept back: how far a count could be another one is the flow through these (Gusfield, A graph theoretic approach to statistical data security, 1988).
 */
export function keptCells(table: readonly (readonly number[])[], limit: number, worth: readonly number[]) {
  const lastRow = table.length - 1
  const lastColumn = (table[0]?.length ?? 0) - 1
  const hidden = table.map((row) => row.map(() => false))

  const at = ({ row, column }: Cell) => table[row]?.[column] ?? 0
  const isHidden = ({ row, column }: Cell) => hidden[row]?.[column] ?? false
  const isSum = ({ row, column }: Cell) => row === lastRow || column === lastColumn
  const isTurned = ({ row, column }: Cell) => (row === lastRow) !== (column === lastColumn)
  const more = (cell: Cell) => (isTurned(cell) ? at(cell) : Infinity)
  const less = (cell: Cell) => (isTurned(cell) ? Infinity : at(cell))
  const cells = table.flatMap((line, row) => line.map((_, column) => ({ row, column })))
  const hide = ({ row, column }: Cell) => hidden[row]?.splice(column, 1, true)

  /** How many other counts, up to the limit, would fit everything that is shown. */
  function width(cell: Cell): number {
    const others = cells.filter((one) => isHidden(one) && one !== cell && !isSame(one, cell))
    const column = lastRow + 1 + cell.column
    const arcs = others.flatMap((one) => [
      { from: lastRow + 1 + one.column, to: one.row, room: less(one) },
      { from: one.row, to: lastRow + 1 + one.column, room: more(one) },
    ])
    return (
      flowUpTo(arcs, column, cell.row, Math.min(limit, more(cell))) +
      flowUpTo(arcs, cell.row, column, Math.min(limit, less(cell)))
    )
  }

  /** Keeps back three more cells that stand in a ring with this one: those that give it most room, and of these the smallest. */
  function hideRing(cell: Cell): boolean {
    let best: { room: number; cost: number; ring: Cell[] } | undefined
    for (const far of cells) {
      if (far.row === cell.row || far.column === cell.column) continue
      const [beside, below] = [
        { row: cell.row, column: far.column },
        { row: far.row, column: cell.column },
      ]
      const fresh = [beside, below, far].filter((one) => !isHidden(one))
      if (fresh.length === 0 || fresh.some(isSum)) continue
      const up = Math.min(more(cell), less(beside), less(below), more(far))
      const down = Math.min(less(cell), more(beside), more(below), less(far))
      const room = Math.min(limit, up + down)
      const cost = fresh.reduce((sum, one) => sum + (at(one) + 1) * (worth[one.column] ?? 1), 0)
      if (room > 0 && (!best || room > best.room || (room === best.room && cost < best.cost)))
        best = { room, cost, ring: fresh }
    }
    best?.ring.forEach(hide)
    return best !== undefined
  }

  return {
    hide,
    isHidden,
    /** Keeps back so much that each of the cells given could be any of enough counts; no where that cannot be done. */
    protect(small: readonly Cell[]): boolean {
      for (const cell of small) {
        while (width(cell) < limit && hideRing(cell));
      }
      if (small.every((cell) => width(cell) >= limit)) return true
      cells.filter((cell) => !isSum(cell)).forEach(hide)
      return small.every((cell) => width(cell) >= limit)
    },
  }
}

function isSame(a: Cell, b: Cell) {
  return a.row === b.row && a.column === b.column
}

type Arc = { from: number; to: number; room: number }

/** How much flows from one node to another through arcs of some room each, counted no further than asked. */
function flowUpTo(given: readonly Arc[], from: number, to: number, most: number): number {
  const room = new Map<number, Map<number, number>>()
  const add = (a: number, b: number, more: number) => {
    const arcs = room.get(a) ?? new Map<number, number>()
    arcs.set(b, (arcs.get(b) ?? 0) + more)
    room.set(a, arcs)
  }
  for (const arc of given) add(arc.from, arc.to, arc.room)
  let flow = 0
  while (flow < most) {
    const way = wayThrough(room, from, to)
    if (!way) break
    const narrowest = Math.min(most - flow, ...way.map(([a, b]) => room.get(a)?.get(b) ?? 0))
    for (const [a, b] of way) {
      add(a, b, -narrowest)
      add(b, a, narrowest)
    }
    flow += narrowest
  }
  return flow
}

function wayThrough(room: ReadonlyMap<number, ReadonlyMap<number, number>>, from: number, to: number) {
  const cameFrom = new Map([[from, from]])
  const waiting = [from]
  for (let node = waiting.shift(); node !== undefined && !cameFrom.has(to); node = waiting.shift()) {
    for (const [next, left] of room.get(node) ?? []) {
      if (left <= 0 || cameFrom.has(next)) continue
      cameFrom.set(next, node)
      waiting.push(next)
    }
  }
  if (!cameFrom.has(to)) return null
  const way: [number, number][] = []
  for (let node = to; node !== from;) {
    const before = cameFrom.get(node) ?? from
    way.push([before, node])
    node = before
  }
  return way
}
