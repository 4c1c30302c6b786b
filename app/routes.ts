import { index, route, type RouteConfig } from '@remix-run/route-config'
import { adviser } from './adviser-routes'
import { guarantee } from './guarantee-routes'
import { scorecards } from './scorecard-routes'
import { leavers } from './leaver-routes'
import { machine } from './api-routes'
import { area } from './area-routes'
import { cases, panel } from './panel-routes'
import { plan } from './plan-routes'
import { provider } from './provider-routes'
import { school } from './school-routes'
import { charges } from './charge-routes'
import { returns } from './return-routes'
import { tracking } from './tracking-routes'
import { progress } from './progress-routes'

/** The table of contents: every address and the file that answers it. */
const open = [
  index('routes/public/home.tsx'),
  route('help', 'routes/public/help.tsx'),
  route('help/programs', 'routes/public/programs.tsx'),
  route('you-said', 'routes/public/you-said.tsx'),
  route('privacy', 'routes/public/privacy.tsx'),
  route('accessibility', 'routes/public/accessibility.tsx'),
]

const account = [
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-out', 'routes/account/sign-out.tsx'),
  route('code', 'routes/account/code.tsx'),
  route('invitation/:code', 'routes/account/invitation.tsx'),
  route('new-password', 'routes/account/new-password.tsx'),
  route('join', 'routes/account/join.tsx'),
  route('join/sent', 'routes/account/join-sent.tsx'),
  route('join/:code', 'routes/account/confirm-join.tsx'),
  route('account', 'routes/account/memberships.tsx'),
  route('account/stay', 'routes/account/stay.ts'),
  route('account/drafts', 'routes/account/drafts.ts'),
  route('account/drafts/removal', 'routes/account/remove-draft.tsx'),
  route('account/letters', 'routes/account/letters.tsx'),
  route('account/letters/texts', 'routes/account/texts.tsx'),
]

const prospectus = [
  route('courses', 'routes/public/courses.tsx'),
  route('courses/neighbouring', 'routes/public/neighbour-courses.tsx'),
  route('courses/:slug', 'routes/public/course.tsx'),
  route('cannot-get-there', 'routes/public/cannot-get-there.tsx'),
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
  route('feeds/courses.csv', 'routes/api/csv-feed.ts'),
  route('feeds/:slug/courses.csv', 'routes/api/provider-csv-feed.ts'),
  route('api/openapi.json', 'routes/api/openapi.ts'),
  route('api/v1/courses', 'routes/api/courses.ts'),
  route('api/v1/courses/:slug', 'routes/api/course.ts'),
  route('api/v1/providers', 'routes/api/providers.ts'),
  route('sitemap.xml', 'routes/api/sitemap.ts'),
  route('robots.txt', 'routes/api/robots.ts'),
]

const learner = [
  route('learner', 'routes/learner/home.tsx'),
  route('learner/plan', 'routes/learner/plan.ts'),
  route('learner/plan/taking-in', 'routes/learner/take-plan-in.tsx'),
  route('learner/plan/shares', 'routes/learner/plan-shares.tsx'),
  route('learner/plan/shares/:shareId/ending', 'routes/learner/end-share.tsx'),
  route('learner/choices/:choiceId/plan', 'routes/learner/share-plan.tsx'),
  route('learner/application', 'routes/learner/application.tsx'),
  route('learner/application/grades', 'routes/learner/grades.tsx'),
  route('learner/application/check', 'routes/learner/check.tsx'),
  route('learner/application/send', 'routes/learner/send.tsx'),
  route('learner/application/sent', 'routes/learner/sent.tsx'),
  route('learner/application/update', 'routes/learner/update.tsx'),
  route('learner/application/:section', 'routes/learner/section.tsx'),
  route('learner/choices/new', 'routes/learner/new-choice.tsx'),
  route('learner/choices/:choiceId', 'routes/learner/choice.tsx'),
  route('learner/choices/:choiceId/messages', 'routes/learner/talk.tsx'),
  route('learner/choices/:choiceId/question', 'routes/learner/question.tsx'),
  route('learner/choices/:choiceId/interview', 'routes/learner/interview.tsx'),
  route('learner/choices/:choiceId/interview/times', 'routes/learner/interview-times.tsx'),
  route('learner/choices/:choiceId/interview/other-time', 'routes/learner/other-interview-time.tsx'),
  route('learner/choices/:choiceId/interview/cancellation', 'routes/learner/call-interview-off.tsx'),
  route('learner/choices/:choiceId/enrolment', 'routes/learner/enrolment-times.tsx'),
  route('learner/choices/:choiceId/interview/calendar', 'routes/learner/interview-calendar.ts'),
  route('learner/choices/:choiceId/removal', 'routes/learner/removal.tsx'),
  route('learner/choices/:choiceId/accept', 'routes/learner/accept.tsx'),
  route('learner/choices/:choiceId/backup', 'routes/learner/backup.tsx'),
  route('learner/choices/:choiceId/decline', 'routes/learner/decline.tsx'),
  route('learner/choices/:choiceId/promotion', 'routes/learner/promote.tsx'),
  route('learner/choices/:choiceId/waiting-a-year', 'routes/learner/may-wait.tsx'),
  route('learner/choices/:choiceId/withdrawal', 'routes/learner/withdrawal.tsx'),
  route('learner/choices/:choiceId/withdrawal/undo', 'routes/learner/undo-withdrawal.tsx'),
  route('learner/choices/:choiceId/again', 'routes/learner/apply-again.tsx'),
  route('learner/choices/:choiceId/order', 'routes/learner/move-choice.tsx'),
  route('learner/elsewhere', 'routes/learner/elsewhere.tsx'),
  route('learner/elsewhere/new', 'routes/learner/new-elsewhere.tsx'),
  route('learner/elsewhere/:outsideId', 'routes/learner/elsewhere-entry.tsx'),
  route('learner/elsewhere/:outsideId/whose', 'routes/learner/whose-elsewhere.tsx'),
  route('learner/elsewhere/:outsideId/removal', 'routes/learner/remove-elsewhere.tsx'),
  route('learner/order', 'routes/learner/order.tsx'),
  route('learner/surveys/:surveyId', 'routes/learner/survey.tsx'),
  route('learner/record', 'routes/learner/record.tsx'),
  route('learner/attendance', 'routes/learner/attendance.tsx'),
  route('learner/cases', 'routes/learner/cases.tsx'),
  route('learner/agreements', 'routes/learner/agreements.tsx'),
  route('learner/parents', 'routes/learner/parents.tsx'),
  route('learner/parents/new', 'routes/learner/invite-parent.tsx'),
  route('learner/parents/invitations/:invitationId/taking-back', 'routes/learner/take-invitation-back.tsx'),
  route('learner/parents/requests/:requestId', 'routes/learner/parent-request.tsx'),
  route('learner/parents/:linkId/ending', 'routes/learner/end-parent-link.tsx'),
]

const parent = [
  route('parent', 'routes/parent/home.tsx'),
  route('parent/learners/:learnerId', 'routes/parent/learner.tsx'),
  route('parent/learners/:learnerId/cases', 'routes/parent/cases.tsx'),
  route('parent/learners/:learnerId/signature', 'routes/parent/signature.tsx'),
  route('parent/learners/:learnerId/careers-service', 'routes/parent/careers-service.tsx'),
]

const onBehalf = [
  route('for/registrations', 'routes/on-behalf/registrations.tsx'),
  route('for/registrations/:registrationId', 'routes/on-behalf/registration.tsx'),
  route('for/:learnerId', 'routes/on-behalf/learner.tsx'),
  route('for/:learnerId/choices/new', 'routes/on-behalf/add.tsx'),
  route('for/:learnerId/sections/:section', 'routes/on-behalf/section.tsx'),
  route('for/:learnerId/grades', 'routes/on-behalf/grades.tsx'),
  route('for/:learnerId/elsewhere', 'routes/on-behalf/elsewhere.tsx'),
  route('for/:learnerId/elsewhere/new', 'routes/on-behalf/new-elsewhere.tsx'),
  route('for/elsewhere/:outsideId', 'routes/on-behalf/elsewhere-entry.tsx'),
  route('for/elsewhere/:outsideId/whose', 'routes/on-behalf/whose-elsewhere.tsx'),
  route('for/elsewhere/:outsideId/removal', 'routes/on-behalf/remove-elsewhere.tsx'),
  route('for/:learnerId/send', 'routes/on-behalf/send.tsx'),
  route('for/:learnerId/parents', 'routes/on-behalf/parents.tsx'),
  route('for/:learnerId/parents/requests/new', 'routes/on-behalf/parent-request.tsx'),
  route('for/:learnerId/parents/hiding', 'routes/on-behalf/hide-from-parent.tsx'),
  route('for/:learnerId/address', 'routes/on-behalf/address.tsx'),
  route('for/parent-blocks/:blockId/lifting', 'routes/on-behalf/lift-parent-block.tsx'),
  route('for/choices/:choiceId', 'routes/on-behalf/choice.tsx'),
  route('for/choices/:choiceId/question', 'routes/on-behalf/question.tsx'),
  route('for/choices/:choiceId/removal', 'routes/on-behalf/removal.tsx'),
  route('for/choices/:choiceId/accept', 'routes/on-behalf/accept.tsx'),
  route('for/choices/:choiceId/backup', 'routes/on-behalf/backup.tsx'),
  route('for/choices/:choiceId/decline', 'routes/on-behalf/decline.tsx'),
  route('for/choices/:choiceId/promotion', 'routes/on-behalf/promote.tsx'),
  route('for/choices/:choiceId/waiting-a-year', 'routes/on-behalf/may-wait.tsx'),
  route('for/choices/:choiceId/withdrawal', 'routes/on-behalf/withdrawal.tsx'),
]

const support = [
  route('support', 'routes/support/home.tsx'),
  route('support/letters', 'routes/support/letters.tsx'),
  route('support/bounces', 'routes/support/bounces.tsx'),
  route('support/bounces/again', 'routes/support/try-address-again.tsx'),
  route('support/restorations', 'routes/support/restorations.tsx'),
  route('support/restorations/:restorationId', 'routes/support/restoration.tsx'),
  route('support/restorations/:restorationId/refusal', 'routes/support/refuse-restoration.tsx'),
  route('support/choices/:choiceId/restoration', 'routes/support/restore-choice.tsx'),
  route('support/templates', 'routes/support/templates.tsx'),
  route('support/templates/:template', 'routes/support/template.tsx'),
  route('support/impossible', 'routes/support/impossible.tsx'),
  route('support/activity-rules', 'routes/support/activity-rules.tsx'),
  route('support/activity-rules/:code', 'routes/support/activity-rule.tsx'),
  route('support/activity-rules/planned/:ruleId/taking-back', 'routes/support/take-activity-rule-back.tsx'),
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
  ...plan,
  ...machine,
  ...school,
  ...onBehalf,
  ...provider,
  ...adviser,
  ...guarantee,
  ...scorecards,
  ...leavers,
  ...panel,
  ...cases,
  ...tracking,
  ...returns,
  ...charges,
  ...progress,
  ...area,
  ...support,
  ...demo,
  route('*', 'routes/public/not-found.tsx'),
]

export default routes
