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
  route('providers', 'routes/public/providers.tsx'),
  route('providers/:slug', 'routes/public/provider.tsx'),
]

const learner: typeof open = []

const parent = [
  route('parent', 'routes/parent/home.tsx'),
  route('parent/learners/:learnerId', 'routes/parent/learner.tsx'),
]

const school = [
  route('school', 'routes/school/home.tsx'),
  route('school/learners/:learnerId', 'routes/school/learner.tsx'),
  route('school/learners/:learnerId/grades', 'routes/school/grades.tsx'),
  route('school/learners/:learnerId/intended-destination', 'routes/school/intended-destination.tsx'),
]

const provider = [
  route('provider', 'routes/provider/queue.tsx'),
  route('provider/choices/:choiceId', 'routes/provider/choice.tsx'),
  route('provider/choices/:choiceId/offer', 'routes/provider/make-offer.tsx'),
  route('provider/choices/:choiceId/rejection', 'routes/provider/reject.tsx'),
]

const adviser: typeof open = []

const panel = [route('panel', 'routes/panel/home.tsx')]

const area = [route('area', 'routes/area/home.tsx')]

const support: typeof open = []

const demo = [
  route('demo/letters', 'routes/demo/letters.tsx'),
  route('demo/letters/:letterId', 'routes/demo/letter.tsx'),
  route('demo/clock', 'routes/demo/clock.tsx'),
  route('gallery', 'routes/demo/gallery.tsx'),
]

const routes: RouteConfig = [
  ...open,
  ...prospectus,
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
