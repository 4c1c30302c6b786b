import { withQuery } from './address'

/** The addresses of a learner's plan, which the learner and those beside the learner share. */
export const planPaths = {
  home: (learnerId: string) => `/plan/${learnerId}`,
  section: (learnerId: string, section: string) => `/plan/${learnerId}/parts/${section}`,
  versions: (learnerId: string, section: string) => `/plan/${learnerId}/parts/${section}/versions`,
  contribute: (learnerId: string, section: string) => `/plan/${learnerId}/parts/${section}/comment`,
  takeContributionBack: (contributionId: string) => `/plan/comments/${contributionId}/removal`,
  template: (learnerId: string) => `/plan/${learnerId}/template`,
  year: (learnerId: string, query: Record<string, string> = {}) => withQuery(`/plan/${learnerId}/year`, query),
  print: (learnerId: string) => `/plan/${learnerId}/print`,
  file: (learnerId: string) => `/plan/${learnerId}/file`,
  newTarget: (learnerId: string) => `/plan/${learnerId}/targets/new`,
  target: (targetId: string) => `/plan/targets/${targetId}`,
  changeTarget: (targetId: string) => `/plan/targets/${targetId}/change`,
  endTarget: (targetId: string) => `/plan/targets/${targetId}/ending`,
  reopenTarget: (targetId: string) => `/plan/targets/${targetId}/reopening`,
  moveStep: (stepId: string) => `/plan/steps/${stepId}/state`,
  reviews: (query: Record<string, string> = {}) => withQuery('/plan/reviews', query),
  newReview: (learnerId: string) => `/plan/${learnerId}/reviews/new`,
  review: (reviewId: string) => `/plan/reviews/${reviewId}`,
  closeReview: (reviewId: string) => `/plan/reviews/${reviewId}/closing`,
  holdReview: (reviewId: string) => `/plan/reviews/${reviewId}/hold`,
  exemptReview: (reviewId: string) => `/plan/reviews/${reviewId}/letting-go`,
  resumeReview: (reviewId: string) => `/plan/reviews/${reviewId}/going-on`,
} as const
