import { index, route, type RouteConfig } from '@remix-run/route-config'

/** The table of contents: every address and the file that answers it. */
const open = [
  index('routes/public/home.tsx'),
  route('help', 'routes/public/help.tsx'),
  route('privacy', 'routes/public/privacy.tsx'),
  route('accessibility', 'routes/public/accessibility.tsx'),
]

const account = [
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-out', 'routes/account/sign-out.tsx'),
  route('code', 'routes/account/code.tsx'),
  route('invitation/:code', 'routes/account/invitation.tsx'),
  route('new-password', 'routes/account/new-password.tsx'),
  route('account', 'routes/account/memberships.tsx'),
]

const prospectus = [
  route('courses', 'routes/public/courses.tsx'),
  route('courses/:slug', 'routes/public/course.tsx'),
  route('shortlist', 'routes/public/shortlist.tsx'),
  route('shortlist/add', 'routes/public/save-course.tsx'),
  route('shortlist/removal', 'routes/public/remove-course.tsx'),
  route('shortlist/note', 'routes/public/note-on-course.tsx'),
  route('shortlist/compare', 'routes/public/compare.tsx'),
  route('shortlist/share', 'routes/public/share-shortlist.tsx'),
  route('shortlist/shared/:code', 'routes/public/shared-shortlist.tsx'),
  route('careers', 'routes/public/careers.tsx'),
  route('careers/:slug', 'routes/public/career.tsx'),
  route('providers', 'routes/public/providers.tsx'),
  route('providers/:slug', 'routes/public/provider.tsx'),
  route('providers/:slug/courses', 'routes/public/provider-courses.tsx'),
]

const machines = [
  route('feeds/xcri-cap.xml', 'routes/api/xcri-feed.ts'),
  route('feeds/:slug/xcri-cap.xml', 'routes/api/provider-xcri-feed.ts'),
  route('api/openapi.json', 'routes/api/openapi.ts'),
  route('api/v1/courses', 'routes/api/courses.ts'),
  route('api/v1/courses/:slug', 'routes/api/course.ts'),
  route('api/v1/providers', 'routes/api/providers.ts'),
  route('sitemap.xml', 'routes/api/sitemap.ts'),
  route('robots.txt', 'routes/api/robots.ts'),
]

const learner = [
  route('learner', 'routes/learner/home.tsx'),
  route('learner/application', 'routes/learner/application.tsx'),
  route('learner/application/grades', 'routes/learner/grades.tsx'),
  route('learner/application/check', 'routes/learner/check.tsx'),
  route('learner/application/send', 'routes/learner/send.tsx'),
  route('learner/application/sent', 'routes/learner/sent.tsx'),
  route('learner/application/:section', 'routes/learner/section.tsx'),
  route('learner/choices/new', 'routes/learner/new-choice.tsx'),
  route('learner/choices/:choiceId', 'routes/learner/choice.tsx'),
  route('learner/choices/:choiceId/removal', 'routes/learner/removal.tsx'),
  route('learner/choices/:choiceId/accept', 'routes/learner/accept.tsx'),
  route('learner/choices/:choiceId/backup', 'routes/learner/backup.tsx'),
  route('learner/choices/:choiceId/decline', 'routes/learner/decline.tsx'),
  route('learner/choices/:choiceId/withdrawal', 'routes/learner/withdrawal.tsx'),
  route('learner/record', 'routes/learner/record.tsx'),
  route('learner/attendance', 'routes/learner/attendance.tsx'),
]

const parent = [
  route('parent', 'routes/parent/home.tsx'),
  route('parent/learners/:learnerId', 'routes/parent/learner.tsx'),
]

const school = [
  route('school', 'routes/school/home.tsx'),
  route('school/invitations', 'routes/school/invitations.tsx'),
  route('school/learners/:learnerId', 'routes/school/learner.tsx'),
  route('school/learners/:learnerId/grades', 'routes/school/grades.tsx'),
  route('school/learners/:learnerId/intended-destination', 'routes/school/intended-destination.tsx'),
]

const provider = [
  route('provider', 'routes/provider/queue.tsx'),
  route('provider/choices/:choiceId', 'routes/provider/choice.tsx'),
  route('provider/choices/:choiceId/offer', 'routes/provider/make-offer.tsx'),
  route('provider/choices/:choiceId/offer/withdrawal', 'routes/provider/withdraw-offer.tsx'),
  route('provider/choices/:choiceId/rejection', 'routes/provider/reject.tsx'),
  route('provider/choices/:choiceId/interview', 'routes/provider/interview.tsx'),
  route('provider/choices/:choiceId/interview/cancellation', 'routes/provider/cancel-interview.tsx'),
  route('provider/choices/:choiceId/waiting-list', 'routes/provider/waiting-list.tsx'),
  route('provider/choices/:choiceId/conditions', 'routes/provider/conditions.tsx'),
  route('provider/choices/:choiceId/conditions/missed', 'routes/provider/miss-conditions.tsx'),
  route('provider/choices/:choiceId/place', 'routes/provider/confirm-place.tsx'),
  route('provider/choices/:choiceId/enrolment', 'routes/provider/enrolment.tsx'),
  route('provider/choices/:choiceId/not-arrived', 'routes/provider/not-arrived.tsx'),
  route('provider/choices/:choiceId/note', 'routes/provider/progress-note.tsx'),
  route('provider/registers', 'routes/provider/registers.tsx'),
  route('provider/registers/new', 'routes/provider/new-session.tsx'),
  route('provider/registers/:sessionId', 'routes/provider/register.tsx'),
  route('provider/courses', 'routes/provider/courses.tsx'),
  route('provider/courses/new', 'routes/provider/new-course.tsx'),
  route('provider/courses/next-year', 'routes/provider/next-year.tsx'),
  route('provider/courses/next-year/publication', 'routes/provider/publish-next-year.tsx'),
  route('provider/courses/import', 'routes/provider/import-courses.tsx'),
  route('provider/courses/imports/:intakeId', 'routes/provider/course-import.tsx'),
  route('provider/courses/imports/:intakeId/confirmation', 'routes/provider/confirm-import.tsx'),
  route('provider/courses/imports/:intakeId/undo', 'routes/provider/undo-import.tsx'),
  route('provider/courses/imports/:intakeId/findings', 'routes/provider/import-findings.ts'),
  route('provider/courses/words', 'routes/provider/course-words.tsx'),
  route('provider/courses/feed', 'routes/provider/course-feed.tsx'),
  route('provider/courses/sheet', 'routes/provider/course-sheet.tsx'),
  route('provider/courses/sheet/file', 'routes/provider/course-sheet-file.ts'),
  route('provider/courses/:courseId', 'routes/provider/course.tsx'),
  route('provider/courses/:courseId/blocks/:block', 'routes/provider/course-block.tsx'),
  route('provider/courses/:courseId/preview', 'routes/provider/course-preview.tsx'),
  route('provider/courses/:courseId/review', 'routes/provider/course-review.tsx'),
  route('provider/courses/:courseId/follow-feed', 'routes/provider/course-follows-feed.tsx'),
  route('provider/courses/:courseId/state/:move', 'routes/provider/move-course.tsx'),
  route('provider/courses/:courseId/runs/new', 'routes/provider/new-run.tsx'),
  route('provider/courses/:courseId/runs/:runId', 'routes/provider/run.tsx'),
  route('provider/courses/:courseId/runs/:runId/state/:move', 'routes/provider/move-run.tsx'),
  route('provider/courses/:courseId/requirements', 'routes/provider/requirements.tsx'),
  route('provider/courses/:courseId/requirements/new', 'routes/provider/new-requirement.tsx'),
  route('provider/courses/:courseId/requirements/removal', 'routes/provider/remove-requirement.tsx'),
  route('provider/courses/:courseId/progression', 'routes/provider/progression.tsx'),
  route('provider/courses/:courseId/progression/removal', 'routes/provider/remove-progression.tsx'),
  route('provider/events', 'routes/provider/events.tsx'),
  route('provider/events/new', 'routes/provider/new-event.tsx'),
  route('provider/events/:eventId/cancellation', 'routes/provider/cancel-event.tsx'),
  route('provider/staff', 'routes/provider/staff.tsx'),
]

const adviser = [
  route('adviser', 'routes/adviser/caseload.tsx'),
  route('adviser/learners/:learnerId', 'routes/adviser/learner.tsx'),
  route('adviser/learners/:learnerId/caseload', 'routes/adviser/take-on.tsx'),
  route('adviser/learners/:learnerId/contact', 'routes/adviser/contact.tsx'),
  route('adviser/learners/:learnerId/activity', 'routes/adviser/activity.tsx'),
  route('adviser/learners/:learnerId/destination', 'routes/adviser/destination.tsx'),
]

const panel = [route('panel', 'routes/panel/home.tsx')]

const area = [
  route('area', 'routes/area/home.tsx'),
  route('area/prospectus', 'routes/area/prospectus.tsx'),
  route('area/prospectus/letters', 'routes/area/chase-providers.tsx'),
  route('area/synonyms', 'routes/area/synonyms.tsx'),
  route('area/synonyms/new', 'routes/area/new-synonym.tsx'),
  route('area/synonyms/:synonymId', 'routes/area/synonym.tsx'),
  route('area/synonyms/:synonymId/removal', 'routes/area/remove-synonym.tsx'),
  route('area/travel', 'routes/area/travel.tsx'),
  route('area/events', 'routes/area/events.tsx'),
  route('area/events/:eventId/featured', 'routes/area/feature-event.tsx'),
]

const support = [
  route('support', 'routes/support/home.tsx'),
  route('support/letters', 'routes/support/letters.tsx'),
  route('support/impossible', 'routes/support/impossible.tsx'),
]

const demo = [
  route('demo/letters', 'routes/demo/letters.tsx'),
  route('demo/letters/:letterId', 'routes/demo/letter.tsx'),
  route('demo/clock', 'routes/demo/clock.tsx'),
  route('gallery', 'routes/demo/gallery.tsx'),
]

const routes: RouteConfig = [
  ...open,
  ...prospectus,
  ...machines,
  ...account,
  ...learner,
  ...parent,
  ...school,
  ...provider,
  ...adviser,
  ...panel,
  ...area,
  ...support,
  ...demo,
  route('*', 'routes/public/not-found.tsx'),
]

export default routes
