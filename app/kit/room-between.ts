/**
 * The rows and columns of a table as places, and each cell that is kept back as a way between its row and its column, with as much room as
 * its count could be more or less. Ways are kept from one question to the next, so that asking for each cell of a large table stays quick.
 */
export function roomBetween(rows: number, columns: number) {
  /** From a row to a column, and back. */
  const there = new Float64Array(rows * columns)
  const back = new Float64Array(rows * columns)
  const waysOf: number[][] = Array.from({ length: rows + columns }, () => [])
  const cameBy = new Int32Array(rows + columns)
  const waiting = new Int32Array(rows + columns)

  const rowOf = (cell: number) => Math.floor(cell / columns)
  const columnOf = (cell: number) => rows + (cell % columns)
  const roomFrom = (place: number, cell: number) => (place < rows ? there[cell] : back[cell]) ?? 0
  const otherEnd = (place: number, cell: number) => (place < rows ? columnOf(cell) : rowOf(cell))

  /** The ways from one place to another that still have room, the last one first; none where there is no way. */
  function wayThrough(from: number, to: number, without: number): { place: number; cell: number }[] {
    cameBy.fill(-1)
    waiting[0] = from
    let [next, last] = [0, 1]
    while (next < last && cameBy[to] === -1) {
      const place = waiting[next++] ?? from
      for (const cell of waysOf[place] ?? []) {
        const end = otherEnd(place, cell)
        if (cell === without || end === from || cameBy[end] !== -1 || roomFrom(place, cell) <= 0) continue
        cameBy[end] = cell
        waiting[last++] = end
        if (end === to) break
      }
    }
    return cameBy[to] === -1 ? [] : stepsTo(from, to)
  }

  function stepsTo(from: number, to: number) {
    const steps: { place: number; cell: number }[] = []
    for (let end = to; end !== from;) {
      const cell = cameBy[end] ?? -1
      end = otherEnd(end, cell)
      steps.push({ place: end, cell })
    }
    return steps
  }

  function take(place: number, cell: number, much: number) {
    const sign = place < rows ? 1 : -1
    there[cell] = (there[cell] ?? 0) - sign * much
    back[cell] = (back[cell] ?? 0) + sign * much
  }

  return {
    /** A cell is kept back: its count could be so much more, or so much less. */
    open(row: number, column: number, more: number, less: number) {
      const cell = row * columns + column
      there[cell] = more
      back[cell] = less
      waysOf[row]?.push(cell)
      waysOf[rows + column]?.push(cell)
    },
    /** How much more or less a cell could be for what the other cells that are kept back give room for; counted no further than asked. */
    upTo(row: number, column: number, which: 'more' | 'less', most: number): number {
      const [from, to] = which === 'more' ? [rows + column, row] : [row, rows + column]
      const taken: { place: number; cell: number; much: number }[] = []
      let room = 0
      while (room < most) {
        const steps = wayThrough(from, to, row * columns + column)
        if (steps.length === 0) break
        const much = Math.min(most - room, ...steps.map(({ place, cell }) => roomFrom(place, cell)))
        for (const { place, cell } of steps) {
          take(place, cell, much)
          taken.push({ place, cell, much })
        }
        room += much
      }
      for (const { place, cell, much } of taken) take(place, cell, -much)
      return room
    },
  }
}
