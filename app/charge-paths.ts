import { withQuery } from './address'

/** The addresses of what a host charges a home school. */
export const chargePaths = {
  provider: '/provider/charges',
  newStatement: '/provider/charges/new',
  statement: (statementId: string) => `/provider/charges/${statementId}`,
  issue: (statementId: string) => `/provider/charges/${statementId}/issuing`,
  drop: (statementId: string) => `/provider/charges/${statementId}/dropping`,
  sheet: (statementId: string) => `/provider/charges/${statementId}/sheet`,
  school: '/school/charges',
  schoolStatement: (statementId: string) => `/school/charges/${statementId}`,
  schoolSheet: (statementId: string) => `/school/charges/${statementId}/sheet`,
  area: '/area/charges',
  newRate: '/area/charges/rates/new',
}

/** The addresses of minibuses and their lists. */
export const travelPaths = {
  day: (query: Record<string, string> = {}) => withQuery('/travel', query),
  newRun: '/travel/runs/new',
  run: (runId: string) => `/travel/runs/${runId}`,
  list: (runId: string, query: Record<string, string> = {}) => withQuery(`/travel/runs/${runId}/list`, query),
  sheet: (runId: string, query: Record<string, string> = {}) => withQuery(`/travel/runs/${runId}/sheet`, query),
  newSeat: (runId: string) => `/travel/runs/${runId}/seats/new`,
  endRun: (runId: string) => `/travel/runs/${runId}/ending`,
  endSeat: (seatId: string) => `/travel/seats/${seatId}/ending`,
}
