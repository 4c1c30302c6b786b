import { withQuery } from './address'

/** The addresses of the boards of participation, for coordinators and advisers. */
export const scorecardPaths = {
  board: '/participation',
  figure: (measure: string, query: Record<string, string> = {}) =>
    withQuery(`/participation/figures/${measure}`, query),
  sheet: (measure: string, query: Record<string, string> = {}) =>
    withQuery(`/participation/figures/${measure}/sheet`, query),
  changes: '/participation/changes',
  published: '/participation/published',
  learners: (query: Record<string, string> = {}) => withQuery('/participation/learners', query),
} as const
