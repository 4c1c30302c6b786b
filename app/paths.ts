import { withList, withQuery } from './address'
import { adviserPaths } from './adviser-paths'
import { guaranteePaths } from './guarantee-paths'
import { leaverPaths } from './leaver-paths'
import { deedPaths, machinePaths } from './api-paths'
import { areaPaths } from './area-paths'
import { casePaths } from './case-paths'
import { panelPaths } from './panel-paths'
import { planPaths } from './plan-paths'
import { progressPaths } from './progress-paths'
import { providerPaths } from './provider-paths'
import { returnPaths } from './return-paths'
import { scorecardPaths } from './scorecard-paths'
import { schoolPaths } from './school-paths'
import { chargePaths, travelPaths } from './charge-paths'
import { trackingPaths } from './tracking-paths'

/** Every address as a typed function; nothing else spells one. */
export const paths = {
  home: '/',
  help: '/help',
  programs: '/help/programs',
  privacy: '/privacy',
  youSaid: '/you-said',
  accessibility: '/accessibility',
  gallery: '/gallery',

  courses: (query: Record<string, string | number | undefined> = {}) => withQuery('/courses', query),
  course: (slug: string) => `/courses/${slug}`,
  neighbourCourses: (query: Record<string, string | number | undefined> = {}) =>
    withQuery('/courses/neighbouring', query),
  cannotGetThere: '/cannot-get-there',
  shortlist: {
    home: '/shortlist',
    add: '/shortlist/add',
    remove: '/shortlist/removal',
    note: '/shortlist/note',
    compare: (...slugs: string[]) => withList('/shortlist/compare', 'course', slugs),
    share: '/shortlist/share',
    shared: (code: string) => `/shortlist/shared/${code}`,
  },
  careers: '/careers',
  career: (slug: string) => `/careers/${slug}`,
  providers: '/providers',
  providerPage: (slug: string) => `/providers/${slug}`,
  providerCourses: (slug: string) => `/providers/${slug}/courses`,

  feeds: {
    xcri: '/feeds/xcri-cap.xml',
    xcriOf: (slug: string) => `/feeds/${slug}/xcri-cap.xml`,
    csv: '/feeds/courses.csv',
    csvOf: (slug: string) => `/feeds/${slug}/courses.csv`,
    openApi: '/api/openapi.json',
    courses: '/api/v1/courses',
    course: (slug: string) => `/api/v1/courses/${slug}`,
    providers: '/api/v1/providers',
    siteMap: '/sitemap.xml',
    robots: '/robots.txt',
  },

  machine: machinePaths,
  deeds: deedPaths,

  account: {
    signIn: (next?: string) => withQuery('/sign-in', { next }),
    signOut: '/sign-out',
    code: '/code',
    invitation: (code: string) => `/invitation/${code}`,
    newPassword: '/new-password',
    memberships: '/account',
    stay: '/account/stay',
    drafts: '/account/drafts',
    removeDraft: '/account/drafts/removal',
    letters: '/account/letters',
    texts: '/account/letters/texts',
  },

  join: { home: '/join', sent: '/join/sent', confirm: (code: string) => `/join/${code}` },
  registrations: '/for/registrations',
  registration: (registrationId: string) => `/for/registrations/${registrationId}`,

  plan: planPaths,
  cases: casePaths,
  tracking: trackingPaths,
  returns: returnPaths,
  charges: chargePaths,
  travel: travelPaths,
  progress: progressPaths,

  learner: {
    home: '/learner',
    plan: '/learner/plan',
    takePlanIn: '/learner/plan/taking-in',
    planShares: '/learner/plan/shares',
    endShare: (shareId: string) => `/learner/plan/shares/${shareId}/ending`,
    sharePlan: (choiceId: string) => `/learner/choices/${choiceId}/plan`,
    application: '/learner/application',
    goOn: '/learner/application?go-on',
    section: (section: string) => `/learner/application/${section}`,
    sectionFromPlan: (section: string) => `/learner/application/${section}?plan`,
    check: '/learner/application/check',
    send: '/learner/application/send',
    sent: '/learner/application/sent',
    update: '/learner/application/update',
    grades: '/learner/application/grades',
    newChoice: '/learner/choices/new',
    apply: (runId: string) => `/learner/choices/new?run=${runId}`,
    choice: (choiceId: string) => `/learner/choices/${choiceId}`,
    talk: (choiceId: string) => `/learner/choices/${choiceId}/messages`,
    question: (choiceId: string) => `/learner/choices/${choiceId}/question`,
    interview: (choiceId: string) => `/learner/choices/${choiceId}/interview`,
    interviewTimes: (choiceId: string) => `/learner/choices/${choiceId}/interview/times`,
    otherInterviewTime: (choiceId: string) => `/learner/choices/${choiceId}/interview/other-time`,
    callInterviewOff: (choiceId: string) => `/learner/choices/${choiceId}/interview/cancellation`,
    enrolmentTimes: (choiceId: string) => `/learner/choices/${choiceId}/enrolment`,
    interviewCalendar: (choiceId: string) => `/learner/choices/${choiceId}/interview/calendar`,
    elsewhere: '/learner/elsewhere',
    newElsewhere: '/learner/elsewhere/new',
    elsewhereEntry: (outsideId: string) => `/learner/elsewhere/${outsideId}`,
    whoseElsewhere: (outsideId: string) => `/learner/elsewhere/${outsideId}/whose`,
    removeElsewhere: (outsideId: string) => `/learner/elsewhere/${outsideId}/removal`,
    order: '/learner/order',
    moveChoice: (choiceId: string) => `/learner/choices/${choiceId}/order`,
    applyAgain: (choiceId: string) => `/learner/choices/${choiceId}/again`,
    undoWithdrawal: (choiceId: string) => `/learner/choices/${choiceId}/withdrawal/undo`,
    removeChoice: (choiceId: string) => `/learner/choices/${choiceId}/removal`,
    accept: (choiceId: string) => `/learner/choices/${choiceId}/accept`,
    backup: (choiceId: string) => `/learner/choices/${choiceId}/backup`,
    decline: (choiceId: string) => `/learner/choices/${choiceId}/decline`,
    promote: (choiceId: string) => `/learner/choices/${choiceId}/promotion`,
    mayWait: (choiceId: string) => `/learner/choices/${choiceId}/waiting-a-year`,
    withdraw: (choiceId: string) => `/learner/choices/${choiceId}/withdrawal`,
    attendance: '/learner/attendance',
    cases: '/learner/cases',
    placements: '/learner/placements',
    agreements: '/learner/agreements',
    parents: '/learner/parents',
    inviteParent: '/learner/parents/new',
    takeInvitationBack: (invitationId: string) => `/learner/parents/invitations/${invitationId}/taking-back`,
    endParentLink: (linkId: string) => `/learner/parents/${linkId}/ending`,
    parentRequest: (requestId: string) => `/learner/parents/requests/${requestId}`,
    record: '/learner/record',
    survey: (surveyId: string) => `/learner/surveys/${surveyId}`,
    endings: '/learner/endings',
  },

  parent: {
    home: '/parent',
    learner: (learnerId: string) => `/parent/learners/${learnerId}`,
    sign: (learnerId: string) => `/parent/learners/${learnerId}/signature`,
    cases: (learnerId: string) => `/parent/learners/${learnerId}/cases`,
    careersService: (learnerId: string) => `/parent/learners/${learnerId}/careers-service`,
  },

  school: schoolPaths,

  /** What the school or the adviser does for a learner who cannot. */
  onBehalf: {
    learner: (learnerId: string) => `/for/${learnerId}`,
    section: (learnerId: string, section: string) => `/for/${learnerId}/sections/${section}`,
    grades: (learnerId: string) => `/for/${learnerId}/grades`,
    elsewhere: (learnerId: string) => `/for/${learnerId}/elsewhere`,
    newElsewhere: (learnerId: string) => `/for/${learnerId}/elsewhere/new`,
    elsewhereEntry: (outsideId: string) => `/for/elsewhere/${outsideId}`,
    whoseElsewhere: (outsideId: string) => `/for/elsewhere/${outsideId}/whose`,
    removeElsewhere: (outsideId: string) => `/for/elsewhere/${outsideId}/removal`,
    finding: (learnerId: string, q: string) => withQuery(`/for/${learnerId}`, { q }),
    add: (learnerId: string) => `/for/${learnerId}/choices/new`,
    send: (learnerId: string) => `/for/${learnerId}/send`,
    choice: (choiceId: string) => `/for/choices/${choiceId}`,
    question: (choiceId: string) => `/for/choices/${choiceId}/question`,
    remove: (choiceId: string) => `/for/choices/${choiceId}/removal`,
    accept: (choiceId: string) => `/for/choices/${choiceId}/accept`,
    backup: (choiceId: string) => `/for/choices/${choiceId}/backup`,
    decline: (choiceId: string) => `/for/choices/${choiceId}/decline`,
    promote: (choiceId: string) => `/for/choices/${choiceId}/promotion`,
    mayWait: (choiceId: string) => `/for/choices/${choiceId}/waiting-a-year`,
    withdraw: (choiceId: string) => `/for/choices/${choiceId}/withdrawal`,
    parents: (learnerId: string) => `/for/${learnerId}/parents`,
    decideParentRequest: (learnerId: string) => `/for/${learnerId}/parents/requests/new`,
    hideFromParent: (learnerId: string) => `/for/${learnerId}/parents/hiding`,
    protectAddress: (learnerId: string) => `/for/${learnerId}/address`,
    liftParentBlock: (blockId: string) => `/for/parent-blocks/${blockId}/lifting`,
  },

  provider: providerPaths,

  adviser: adviserPaths,
  guarantee: guaranteePaths,
  scorecards: scorecardPaths,
  leavers: leaverPaths,

  /** Who may need more help, for schools and advisers. */
  risk: {
    list: (query: Record<string, string> = {}) => withQuery('/risk', query),
    learner: (learnerId: string) => `/risk/learners/${learnerId}`,
  },

  /** What the area tells whoever works with it. */
  news: {
    all: (query: Record<string, string> = {}) => withQuery('/news', query),
    notice: (noticeId: string) => `/news/${noticeId}`,
  },

  panel: panelPaths,
  area: areaPaths,
  support: {
    home: '/support',
    letters: '/support/letters',
    lettersOf: (query: Record<string, string>) => withQuery('/support/letters', query),
    impossible: '/support/impossible',
    activityRules: '/support/activity-rules',
    activityRule: (code: string) => `/support/activity-rules/${code}`,
    takeActivityRuleBack: (ruleId: string) => `/support/activity-rules/planned/${ruleId}/taking-back`,
    bounces: '/support/bounces',
    tryAgain: '/support/bounces/again',
    restorations: '/support/restorations',
    restore: (choiceId: string, reference?: string) =>
      withQuery(`/support/choices/${choiceId}/restoration`, { reference }),
    restoration: (restorationId: string) => `/support/restorations/${restorationId}`,
    refuseRestoration: (restorationId: string) => `/support/restorations/${restorationId}/refusal`,
    templates: '/support/templates',
    template: (name: string) => `/support/templates/${name}`,
  },

  demo: { letters: '/demo/letters', letter: (letterId: string) => `/demo/letters/${letterId}`, clock: '/demo/clock' },
} as const
