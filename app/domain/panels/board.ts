import { fillWords } from './shared-run'

type Run = {
  id: string
  title: string
  host: string
  places: number
  least: number
  provisional: number
  confirmed: number
  outFrom: string | null
  outUntil: string | null
  blocks: readonly { id: string }[]
}

/** One square of the board: nothing in this block, out of service, too few, full, or room. */
export type Square = { text: string; colour: 'grey' | 'green' | 'yellow' | 'red' | 'purple' } | null

/** The board of host, course and block: one line a course, one square a block. */
export function boardOf<R extends Run>(runs: readonly R[], blockIds: readonly string[], today: string) {
  return runs.map((run) => ({
    run,
    squares: blockIds.map((blockId) => (run.blocks.some(({ id }) => id === blockId) ? squareOf(run, today) : null)),
    fill: fillWords(run),
    taken: `${run.confirmed} confirmed, ${run.provisional} provisional`,
  }))
}

function squareOf(run: Run, today: string): NonNullable<Square> {
  const { places, least, provisional, confirmed, outFrom, outUntil } = run
  const left = places - provisional - confirmed
  if (outFrom !== null && outUntil !== null && outFrom <= today && today <= outUntil)
    return { text: 'Out of service', colour: 'grey' }
  if (left <= 0) return { text: 'Full', colour: 'red' }
  if (confirmed < least && provisional + confirmed > 0) return { text: `${left} left, small group`, colour: 'yellow' }
  return { text: `${left} left`, colour: 'green' }
}
