import { withQuery } from './address'

/** The addresses of what schools, providers and advisers put to a panel. */
export const casePaths = {
  all: (query: Record<string, string> = {}) => withQuery('/cases', query),
  begin: (learnerId: string, panel?: string) => withQuery(`/for/${learnerId}/case`, { panel }),
  case: (caseId: string) => `/cases/${caseId}`,
  agree: (caseId: string) => `/cases/${caseId}/agreement`,
  submit: (caseId: string) => `/cases/${caseId}/submission`,
  withdraw: (caseId: string) => `/cases/${caseId}/withdrawal`,
  confirm: (caseId: string) => `/cases/${caseId}/confirmation`,
  appeal: (caseId: string) => `/cases/${caseId}/appeal`,
} as const
