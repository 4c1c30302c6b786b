import { Refusal } from '~/kit/errors'

export type Direction = 'up' | 'down'

/** The order after one was moved by one place; the first stays first, the last stays last. */
export function moved(ids: readonly string[], id: string, direction: Direction): string[] {
  const at = ids.indexOf(id)
  if (at === -1) throw new Refusal('not-from-here', 'Only a course that is still open can be moved.')
  const to = Math.min(ids.length - 1, Math.max(0, at + (direction === 'up' ? -1 : 1)))
  const others = ids.filter((other) => other !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}
