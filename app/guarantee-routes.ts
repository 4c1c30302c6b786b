import { route } from '@remix-run/route-config'

/** The part of the table of contents about the September Guarantee and what young people do now. */
export const guarantee = [
  route('adviser/guarantee', 'routes/adviser/guarantee.tsx'),
  route('adviser/guarantee/:guaranteeId', 'routes/adviser/decide-guarantee.tsx'),
  route('adviser/guarantee/:guaranteeId/taking-back', 'routes/adviser/take-guarantee-back.tsx'),
  route('area/guarantee', 'routes/area/guarantee.tsx'),
  route('adviser/proposals', 'routes/adviser/proposals.tsx'),
  route('adviser/proposals/confirming', 'routes/adviser/confirm-proposals.tsx'),
  route('adviser/proposals/:activityId/setting-aside', 'routes/adviser/set-proposal-aside.tsx'),
  route('learner/now', 'routes/learner/now.tsx'),
]
