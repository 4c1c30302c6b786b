import { z } from 'zod'
import { optionalText } from '~/kit/form-fields'
import { MOST_COMPARED } from './shortlist'

const slug = z.string().regex(/^[a-z0-9-]{1,120}$/)

/** A course to put on the shortlist or take off it, and the page to come back to. */
export const savedCourse = z.object({ course: slug, next: z.string().max(2000).default('') })

/** A learner's note to self about a course on the shortlist. */
export const noteForm = z.object({ course: slug, note: optionalText(500) })

/** The courses that an address asks to compare: the first few of those that could be one. */
export function comparedIn(params: URLSearchParams): string[] {
  const asked = params.getAll('course').filter((one) => slug.safeParse(one).success)
  return [...new Set(asked)].slice(0, MOST_COMPARED)
}
