import { Refusal } from '~/kit/errors'

export type Block = { id: string; name: string; weekday: number; starts: string; ends: string }

/** Monday is the first day of the week (ISO 8601). */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** When a block is, as “Tuesday 1pm to 4:30pm”: the hours are the same in winter and in summer. */
export function hoursOf({ weekday, starts, ends }: Block): string {
  return `${weekdays[weekday - 1]} ${clockTime(starts)} to ${clockTime(ends)}`
}

/** Blocks of one week that overlap each other: a learner can follow one of them only. */
export function overlapping(blocks: readonly Block[]): [Block, Block][] {
  return blocks.flatMap((block, at) =>
    blocks.slice(at + 1).flatMap((other): [Block, Block][] => (overlap(block, other) ? [[block, other]] : [])),
  )
}

/** Refuses blocks that cannot be followed together. */
export function refuseOverlap(blocks: readonly Block[]) {
  const [pair] = overlapping(blocks)
  if (!pair) return
  throw new Refusal('blocks-overlap', `${pair[0].name} and ${pair[1].name} are at the same time. Choose one of them.`)
}

function overlap(a: Block, b: Block) {
  return a.weekday === b.weekday && a.starts < b.ends && b.starts < a.ends
}

function clockTime(time: string) {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const twelve = hours % 12 === 0 ? 12 : hours % 12
  return `${twelve}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}${hours < 12 ? 'am' : 'pm'}`
}
