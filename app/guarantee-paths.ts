import { withQuery } from './address'

/** The addresses of the September Guarantee and of what young people do now. */
export const guaranteePaths = {
  desk: (query: Record<string, string> = {}) => withQuery('/adviser/guarantee', query),
  decide: (guaranteeId: string) => `/adviser/guarantee/${guaranteeId}`,
  takeBack: (guaranteeId: string) => `/adviser/guarantee/${guaranteeId}/taking-back`,
  area: (query: Record<string, string> = {}) => withQuery('/area/guarantee', query),
  proposals: (query: Record<string, string> = {}) => withQuery('/adviser/proposals', query),
  confirmProposals: '/adviser/proposals/confirming',
  setAside: (activityId: string) => `/adviser/proposals/${activityId}/setting-aside`,
  now: '/learner/now',
} as const
