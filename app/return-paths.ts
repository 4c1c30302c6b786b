import { withQuery } from './address'

/** The addresses of the national return. */
export const returnPaths = {
  months: '/area/returns',
  month: (snapshotId: string) => `/area/returns/${snapshotId}`,
  file: (snapshotId: string) => `/area/returns/${snapshotId}/file`,
  send: (snapshotId: string) => `/area/returns/${snapshotId}/sent`,
  faults: '/adviser/return',
  fault: (rule: number, query: Record<string, string> = {}) => withQuery(`/adviser/return/${rule}`, query),
  files: '/adviser/returns',
  takenIn: (intakeId: string) => `/adviser/returns/${intakeId}`,
  confirm: (intakeId: string) => `/adviser/returns/${intakeId}/confirmation`,
  undo: (intakeId: string) => `/adviser/returns/${intakeId}/undo`,
  findings: (intakeId: string) => `/adviser/returns/${intakeId}/findings`,
  question: (questionId: string) => `/adviser/returns/questions/${questionId}`,
} as const
