import { roomBetween } from './room-between'

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
  const room = roomBetween(table.length, lastColumn + 1)

  const at = (row: number, column: number) => table[row]?.[column] ?? 0
  const isHiddenAt = (row: number, column: number) => hidden[row]?.[column] ?? false
  const isSum = (row: number, column: number) => row === lastRow || column === lastColumn
  const isTurned = (row: number, column: number) => (row === lastRow) !== (column === lastColumn)
  const more = (row: number, column: number) => (isTurned(row, column) ? at(row, column) : Infinity)
  const less = (row: number, column: number) => (isTurned(row, column) ? Infinity : at(row, column))

  function hide({ row, column }: Cell) {
    if (isHiddenAt(row, column)) return
    hidden[row]?.splice(column, 1, true)
    room.open(row, column, more(row, column), less(row, column))
  }

  /** Whether at least so many other counts as the limit says would fit everything that is shown. */
  function isSafe({ row, column }: Cell): boolean {
    const up = room.upTo(row, column, 'more', Math.min(limit, more(row, column)))
    return up >= limit || up + room.upTo(row, column, 'less', Math.min(limit - up, less(row, column))) >= limit
  }

  /** How much room a ring of four gives: this cell, one beside it, one below, and the far one; and what it costs to keep the others back. */
  function ringOf({ row, column }: Cell, farRow: number, farColumn: number) {
    const up = Math.min(more(row, column), less(row, farColumn), less(farRow, column), more(farRow, farColumn))
    const down = Math.min(less(row, column), more(row, farColumn), more(farRow, column), less(farRow, farColumn))
    const price = (r: number, c: number) => (isHiddenAt(r, c) ? 0 : (at(r, c) + 1) * (worth[c] ?? 1))
    const cost = price(row, farColumn) + price(farRow, column) + price(farRow, farColumn)
    return { room: Math.min(limit, up + down), cost }
  }

  /** Keeps back three more cells that stand in a ring with this one: those that give it most room, and of these the smallest. */
  function hideRing(cell: Cell): boolean {
    const { row, column } = cell
    let best = { room: 0, cost: Infinity, farRow: -1, farColumn: -1 }
    for (let farRow = 0; farRow <= lastRow; farRow += 1) {
      // Sums were settled before: none is kept back for the sake of a cell.
      if (farRow === row || isShownSum(farRow, column)) continue
      for (let farColumn = 0; farColumn <= lastColumn; farColumn += 1) {
        if (farColumn === column || isShownSum(row, farColumn) || isShownSum(farRow, farColumn)) continue
        if (isHiddenAt(row, farColumn) && isHiddenAt(farRow, column) && isHiddenAt(farRow, farColumn)) continue
        const { room, cost } = ringOf(cell, farRow, farColumn)
        if (room > best.room || (room > 0 && room === best.room && cost < best.cost))
          best = { room, cost, farRow, farColumn }
      }
    }
    if (best.room === 0) return false
    hide({ row, column: best.farColumn })
    hide({ row: best.farRow, column })
    hide({ row: best.farRow, column: best.farColumn })
    return true
  }

  function isShownSum(row: number, column: number): boolean {
    return isSum(row, column) && !isHiddenAt(row, column)
  }

  return {
    hide,
    isHidden: ({ row, column }: Cell) => isHiddenAt(row, column),
    /** Keeps back so much that each of the cells given could be any of enough counts; no where that cannot be done. */
    protect(small: readonly Cell[]): boolean {
      // What is safe stays so: keeping back more only gives it more room.
      const unsafe = small.filter((cell) => {
        while (!isSafe(cell)) if (!hideRing(cell)) return true
        return false
      })
      if (unsafe.every(isSafe)) return true
      for (let row = 0; row < lastRow; row += 1)
        for (let column = 0; column < lastColumn; column += 1) hide({ row, column })
      return unsafe.every(isSafe)
    },
  }
}
