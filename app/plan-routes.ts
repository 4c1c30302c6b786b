import { route } from '@remix-run/route-config'

/** The plan's part of the table of contents. */
export const plan = [
  route('plan/comments/:contributionId/removal', 'routes/plan/take-comment-back.tsx'),
  route('plan/targets/:targetId', 'routes/plan/target.tsx'),
  route('plan/targets/:targetId/change', 'routes/plan/change-target.tsx'),
  route('plan/targets/:targetId/ending', 'routes/plan/end-target.tsx'),
  route('plan/targets/:targetId/reopening', 'routes/plan/reopen-target.tsx'),
  route('plan/steps/:stepId/state', 'routes/plan/move-step.ts'),
  route('plan/reviews', 'routes/plan/reviews.tsx'),
  route('plan/reviews/:reviewId', 'routes/plan/review.tsx'),
  route('plan/reviews/:reviewId/closing', 'routes/plan/close-review.tsx'),
  route('plan/reviews/:reviewId/hold', 'routes/plan/hold-review.tsx'),
  route('plan/reviews/:reviewId/letting-go', 'routes/plan/exempt-review.tsx'),
  route('plan/reviews/:reviewId/going-on', 'routes/plan/resume-review.tsx'),
  route('plan/:learnerId', 'routes/plan/plan.tsx'),
  route('plan/:learnerId/template', 'routes/plan/template.tsx'),
  route('plan/:learnerId/year', 'routes/plan/year.tsx'),
  route('plan/:learnerId/print', 'routes/plan/print.tsx'),
  route('plan/:learnerId/file', 'routes/plan/plan-file.ts'),
  route('plan/:learnerId/parts/:part', 'routes/plan/section.tsx'),
  route('plan/:learnerId/parts/:part/versions', 'routes/plan/versions.tsx'),
  route('plan/:learnerId/parts/:part/comment', 'routes/plan/comment.tsx'),
  route('plan/:learnerId/targets/new', 'routes/plan/new-target.tsx'),
  route('plan/:learnerId/reviews/new', 'routes/plan/new-review.tsx'),
]
