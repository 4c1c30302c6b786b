import { withQuery } from './address'

/** The addresses about those who left Year 11: where they went, and the annual survey that asks. */
export const leaverPaths = {
  work: (query: Record<string, string> = {}) => withQuery('/adviser/destinations', query),
  one: (leaverId: string) => `/adviser/destinations/${leaverId}`,
  school: (query: Record<string, string> = {}) => withQuery('/school/destinations', query),
  schoolFile: (query: Record<string, string> = {}) => withQuery('/school/destinations/file', query),
} as const
