import { route } from '@remix-run/route-config'

/** The part of the table of contents for programs that bring a token. */
export const machine = [
  route('api/v1/reasons', 'routes/api/reasons.ts'),
  route('api/v1/applications', 'routes/api/applications.ts'),
  route('api/v1/applications/:choiceId', 'routes/api/application.ts'),
  route('api/v1/applications-elsewhere', 'routes/api/applications-elsewhere.ts'),
  route('api/v1/applications/:choiceId/notes', 'routes/api/write-note.ts'),
  route('api/v1/applications/:choiceId/interview', 'routes/api/interview.ts'),
  route('api/v1/applications/:choiceId/interview/cancellation', 'routes/api/cancel-interview.ts'),
  route('api/v1/applications/:choiceId/interview/outcome', 'routes/api/interview-outcome.ts'),
  route('api/v1/applications/:choiceId/offer', 'routes/api/make-offer.ts'),
  route('api/v1/applications/:choiceId/offer/withdrawal', 'routes/api/withdraw-offer.ts'),
  route('api/v1/applications/:choiceId/rejection', 'routes/api/reject.ts'),
  route('api/v1/applications/:choiceId/waiting-list', 'routes/api/waiting-list.ts'),
  route('api/v1/applications/:choiceId/waiting-list/call-up', 'routes/api/call-up.ts'),
  route('api/v1/applications/:choiceId/conditions', 'routes/api/conditions.ts'),
  route('api/v1/applications/:choiceId/conditions/missed', 'routes/api/miss-conditions.ts'),
  route('api/v1/applications/:choiceId/place', 'routes/api/confirm-place.ts'),
  route('api/v1/applications/:choiceId/enrolment', 'routes/api/enrol.ts'),
  route('api/v1/applications/:choiceId/not-arrived', 'routes/api/not-arrived.ts'),
  route('api/v1/test-data/applications', 'routes/api/test-data.ts'),
  route('api/*', 'routes/api/unknown.ts'),
]
