import type { Said } from './entry-grid'

export const saidFields = ['target', 'grade', 'effort', 'comment'] as const
export type SaidField = (typeof saidFields)[number]

export type Weighed = {
  next: Said
  /** What is taken from the file, with what stood there before. */
  taken: Partial<Record<SaidField, { said: string; was: string }>>
  /** What somebody has changed here since, and the file says otherwise: it stays. */
  kept: SaidField[]
}

/**
 * What a row of a file comes to beside what stands here. Where nothing stands, or still what the last file said, the file is
 * taken. What somebody has written here stays: silently where the file says no more than it did before, told where it says something new.
 */
export function weigh(now: Said, filed: Partial<Record<SaidField, string | null>>, wanted: Partial<Said>): Weighed {
  const weighed: Weighed = { next: { ...now }, taken: {}, kept: [] }
  for (const field of saidFields) {
    const said = wanted[field] ?? ''
    if (said === '' || said === now[field] || said === filed[field]) continue
    if (now[field] !== '' && now[field] !== filed[field]) weighed.kept.push(field)
    else {
      weighed.next[field] = said
      weighed.taken[field] = { said, was: now[field] }
    }
  }
  return weighed
}
