import { withQuery } from './address'

/** The addresses of the national return. */
export const returnPaths = {
  months: '/area/returns',
  month: (snapshotId: string) => `/area/returns/${snapshotId}`,
  file: (snapshotId: string) => `/area/returns/${snapshotId}/file`,
  send: (snapshotId: string) => `/area/returns/${snapshotId}/sent`,
  faults: '/adviser/return',
  fault: (rule: number, query: Record<string, string> = {}) => withQuery(`/adviser/return/${rule}`, query),
} as const
