import { Refusal } from '~/kit/errors'

/** The name under which a browser keeps the shortlist of somebody who has not signed in, and for how long. */
export const SHORTLIST = 'shortlist'
export const KEPT_DAYS = 60
/** How long a link to a shortlist can be opened. */
export const SHARED_DAYS = 14

export const MOST_SAVED = 30
export const MOST_COMPARED = 4

/** The list with one course more, the newest last. A course is on it once. */
export function withCourse(ids: readonly string[], id: string): string[] {
  if (ids.includes(id)) return [...ids]
  refuseIfFull(ids.length)
  return [...ids, id]
}

/** The list with one course less. */
export function withoutCourse(ids: readonly string[], id: string): string[] {
  return ids.filter((one) => one !== id)
}

/** What of a browser's list comes onto a learner's own: what is not there yet, as far as there is room. */
export function newcomers(own: readonly string[], kept: readonly string[]): string[] {
  return [...new Set(kept)].filter((id) => !own.includes(id)).slice(0, Math.max(0, MOST_SAVED - own.length))
}

export function refuseIfFull(saved: number) {
  if (saved >= MOST_SAVED) {
    throw new Refusal(
      'shortlist-full',
      `Your shortlist holds ${MOST_SAVED} courses. Take one off before you save another.`,
    )
  }
}
