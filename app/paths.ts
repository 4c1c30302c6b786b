import type { Audience } from '~/access/roles'

/** Every address as a typed function; nothing else spells one. */
export const paths = {
  home: '/',
  help: '/help',
  privacy: '/privacy',
  accessibility: '/accessibility',
  gallery: '/gallery',

  courses: (query: Record<string, string | number | undefined> = {}) => withQuery('/courses', query),
  course: (slug: string) => `/courses/${slug}`,
  neighbourCourses: (query: Record<string, string | number | undefined> = {}) =>
    withQuery('/courses/neighbouring', query),
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

  account: {
    signIn: (next?: string) => withQuery('/sign-in', { next }),
    signOut: '/sign-out',
    code: '/code',
    invitation: (code: string) => `/invitation/${code}`,
    newPassword: '/new-password',
    memberships: '/account',
    letters: '/account/letters',
    texts: '/account/letters/texts',
  },

  learner: {
    home: '/learner',
    application: '/learner/application',
    section: (section: string) => `/learner/application/${section}`,
    check: '/learner/application/check',
    send: '/learner/application/send',
    sent: '/learner/application/sent',
    update: '/learner/application/update',
    grades: '/learner/application/grades',
    newChoice: '/learner/choices/new',
    apply: (runId: string) => `/learner/choices/new?run=${runId}`,
    choice: (choiceId: string) => `/learner/choices/${choiceId}`,
    elsewhere: '/learner/elsewhere',
    newElsewhere: '/learner/elsewhere/new',
    elsewhereEntry: (outsideId: string) => `/learner/elsewhere/${outsideId}`,
    removeElsewhere: (outsideId: string) => `/learner/elsewhere/${outsideId}/removal`,
    order: '/learner/order',
    moveChoice: (choiceId: string) => `/learner/choices/${choiceId}/order`,
    applyAgain: (choiceId: string) => `/learner/choices/${choiceId}/again`,
    undoWithdrawal: (choiceId: string) => `/learner/choices/${choiceId}/withdrawal/undo`,
    removeChoice: (choiceId: string) => `/learner/choices/${choiceId}/removal`,
    accept: (choiceId: string) => `/learner/choices/${choiceId}/accept`,
    backup: (choiceId: string) => `/learner/choices/${choiceId}/backup`,
    decline: (choiceId: string) => `/learner/choices/${choiceId}/decline`,
    withdraw: (choiceId: string) => `/learner/choices/${choiceId}/withdrawal`,
    attendance: '/learner/attendance',
    record: '/learner/record',
  },

  parent: { home: '/parent', learner: (learnerId: string) => `/parent/learners/${learnerId}` },

  school: {
    home: '/school',
    homeOf: (query: Record<string, string>) => withQuery('/school', query),
    learner: (learnerId: string) => `/school/learners/${learnerId}`,
    checks: '/school/checks',
    check: (learnerId: string) => `/school/learners/${learnerId}/check`,
    returnCheck: (learnerId: string) => `/school/learners/${learnerId}/check/return`,
    grades: (learnerId: string) => `/school/learners/${learnerId}/grades`,
    intendedDestination: (learnerId: string) => `/school/learners/${learnerId}/intended-destination`,
    invitations: '/school/invitations',
    nudges: '/school/nudges',
    references: '/school/references',
    reference: (learnerId: string) => `/school/learners/${learnerId}/reference`,
    referenceWriter: (learnerId: string) => `/school/learners/${learnerId}/reference/writer`,
    approveReference: (learnerId: string) => `/school/learners/${learnerId}/reference/approval`,
    releaseReference: (learnerId: string) => `/school/learners/${learnerId}/reference/release`,
    takeReferenceBack: (learnerId: string) => `/school/learners/${learnerId}/reference/taking-back`,
    print: (query: Record<string, string> = {}) => withQuery('/school/print', query),
    roll: '/school/roll',
    rollFile: (intakeId: string) => `/school/roll/${intakeId}`,
    rollAnswers: (intakeId: string) => `/school/roll/${intakeId}/answers`,
    confirmRoll: (intakeId: string) => `/school/roll/${intakeId}/confirmation`,
    undoRoll: (intakeId: string) => `/school/roll/${intakeId}/undo`,
    rollFindings: (intakeId: string) => `/school/roll/${intakeId}/findings`,
  },

  /** What the school or the adviser does for a learner who cannot. */
  onBehalf: {
    learner: (learnerId: string) => `/for/${learnerId}`,
    finding: (learnerId: string, q: string) => withQuery(`/for/${learnerId}`, { q }),
    add: (learnerId: string) => `/for/${learnerId}/choices/new`,
    send: (learnerId: string) => `/for/${learnerId}/send`,
    choice: (choiceId: string) => `/for/choices/${choiceId}`,
    remove: (choiceId: string) => `/for/choices/${choiceId}/removal`,
    accept: (choiceId: string) => `/for/choices/${choiceId}/accept`,
    backup: (choiceId: string) => `/for/choices/${choiceId}/backup`,
    decline: (choiceId: string) => `/for/choices/${choiceId}/decline`,
    withdraw: (choiceId: string) => `/for/choices/${choiceId}/withdrawal`,
  },

  provider: {
    queue: '/provider',
    queueOf: (query: Record<string, string>) => withQuery('/provider', query),
    choice: (choiceId: string) => `/provider/choices/${choiceId}`,
    makeOffer: (choiceId: string) => `/provider/choices/${choiceId}/offer`,
    withdrawOffer: (choiceId: string) => `/provider/choices/${choiceId}/offer/withdrawal`,
    reject: (choiceId: string) => `/provider/choices/${choiceId}/rejection`,
    invite: (choiceId: string) => `/provider/choices/${choiceId}/interview`,
    cancelInterview: (choiceId: string) => `/provider/choices/${choiceId}/interview/cancellation`,
    waitingList: (choiceId: string) => `/provider/choices/${choiceId}/waiting-list`,
    conditions: (choiceId: string) => `/provider/choices/${choiceId}/conditions`,
    missConditions: (choiceId: string) => `/provider/choices/${choiceId}/conditions/missed`,
    confirmPlace: (choiceId: string) => `/provider/choices/${choiceId}/place`,
    enrol: (choiceId: string) => `/provider/choices/${choiceId}/enrolment`,
    notArrived: (choiceId: string) => `/provider/choices/${choiceId}/not-arrived`,
    note: (choiceId: string) => `/provider/choices/${choiceId}/note`,
    courses: '/provider/courses',
    coursesOf: (query: Record<string, string>) => withQuery('/provider/courses', query),
    newCourse: '/provider/courses/new',
    nextYear: '/provider/courses/next-year',
    nextYearOf: (courseId: string) => withQuery('/provider/courses/next-year', { course: courseId }),
    publishNextYear: '/provider/courses/next-year/publication',
    importCourses: '/provider/courses/import',
    courseImport: (intakeId: string) => `/provider/courses/imports/${intakeId}`,
    confirmImport: (intakeId: string) => `/provider/courses/imports/${intakeId}/confirmation`,
    undoImport: (intakeId: string) => `/provider/courses/imports/${intakeId}/undo`,
    importFindings: (intakeId: string) => `/provider/courses/imports/${intakeId}/findings`,
    courseWords: '/provider/courses/words',
    courseFeed: '/provider/courses/feed',
    courseSheet: '/provider/courses/sheet',
    courseSheetFile: '/provider/courses/sheet/file',
    ownCourse: (courseId: string) => `/provider/courses/${courseId}`,
    courseBlock: (courseId: string, block: string) => `/provider/courses/${courseId}/blocks/${block}`,
    coursePreview: (courseId: string) => `/provider/courses/${courseId}/preview`,
    courseReview: (courseId: string) => `/provider/courses/${courseId}/review`,
    courseFollowsFeed: (courseId: string) => `/provider/courses/${courseId}/follow-feed`,
    moveCourse: (courseId: string, move: string) => `/provider/courses/${courseId}/state/${move}`,
    newRun: (courseId: string) => `/provider/courses/${courseId}/runs/new`,
    run: (courseId: string, runId: string) => `/provider/courses/${courseId}/runs/${runId}`,
    moveRun: (courseId: string, runId: string, move: string) =>
      `/provider/courses/${courseId}/runs/${runId}/state/${move}`,
    requirements: (courseId: string) => `/provider/courses/${courseId}/requirements`,
    newRequirement: (courseId: string, query: Record<string, string> = {}) =>
      withQuery(`/provider/courses/${courseId}/requirements/new`, query),
    changeRequirement: (courseId: string, query: Record<string, string | number> = {}) =>
      withQuery(`/provider/courses/${courseId}/requirements/change`, query),
    removeRequirement: (courseId: string) => `/provider/courses/${courseId}/requirements/removal`,
    progression: (courseId: string) => `/provider/courses/${courseId}/progression`,
    removeProgression: (courseId: string) => `/provider/courses/${courseId}/progression/removal`,
    events: '/provider/events',
    newEvent: '/provider/events/new',
    cancelEvent: (eventId: string) => `/provider/events/${eventId}/cancellation`,
    registers: '/provider/registers',
    registersOf: (query: Record<string, string>) => withQuery('/provider/registers', query),
    newSession: '/provider/registers/new',
    register: (sessionId: string) => `/provider/registers/${sessionId}`,
    staff: '/provider/staff',
  },

  adviser: {
    caseload: '/adviser',
    caseloadOf: (query: Record<string, string>) => withQuery('/adviser', query),
    takeOn: (learnerId: string) => `/adviser/learners/${learnerId}/caseload`,
    learner: (learnerId: string) => `/adviser/learners/${learnerId}`,
    contact: (learnerId: string) => `/adviser/learners/${learnerId}/contact`,
    activity: (learnerId: string) => `/adviser/learners/${learnerId}/activity`,
    destination: (learnerId: string) => `/adviser/learners/${learnerId}/destination`,
  },

  panel: { home: '/panel' },
  area: {
    home: '/area',
    calendar: '/area/calendar',
    nextCycle: '/area/calendar/next',
    keyDate: (cycleId: string, name: string) => `/area/calendar/${cycleId}/${name}`,
    newHoliday: '/area/calendar/holidays/new',
    holiday: (closureId: string) => `/area/calendar/holidays/${closureId}`,
    removeHoliday: (closureId: string) => `/area/calendar/holidays/${closureId}/removal`,
    templates: '/area/letters',
    template: (name: string) => `/area/letters/${name}`,
    settings: '/area/settings',
    setting: (name: string) => `/area/settings/${name}`,
    travel: '/area/travel',
    events: '/area/events',
    featureEvent: (eventId: string) => `/area/events/${eventId}/featured`,
    prospectus: '/area/prospectus',
    chaseProviders: '/area/prospectus/letters',
    neighbours: '/area/neighbours',
    newNeighbour: '/area/neighbours/new',
    neighbour: (neighbourId: string) => `/area/neighbours/${neighbourId}`,
    fetchNeighbour: (neighbourId: string) => `/area/neighbours/${neighbourId}/fetching`,
    neighbourFile: (neighbourId: string) => `/area/neighbours/${neighbourId}/file`,
    removeNeighbour: (neighbourId: string) => `/area/neighbours/${neighbourId}/removal`,
    words: '/area/words',
    word: (list: string, code: string) => `/area/words/${list}/${code}`,
    courseKind: (courseId: string) => `/area/courses/${courseId}/kind`,
    synonyms: '/area/synonyms',
    synonymsOf: (query: Record<string, string | number | undefined>) => withQuery('/area/synonyms', query),
    newSynonym: (asked?: string) => withQuery('/area/synonyms/new', { asked }),
    synonym: (synonymId: string) => `/area/synonyms/${synonymId}`,
    removeSynonym: (synonymId: string) => `/area/synonyms/${synonymId}/removal`,
  },
  support: {
    home: '/support',
    letters: '/support/letters',
    lettersOf: (query: Record<string, string>) => withQuery('/support/letters', query),
    impossible: '/support/impossible',
    bounces: '/support/bounces',
    tryAgain: '/support/bounces/again',
    templates: '/support/templates',
    template: (name: string) => `/support/templates/${name}`,
  },

  demo: { letters: '/demo/letters', letter: (letterId: string) => `/demo/letters/${letterId}`, clock: '/demo/clock' },
} as const

export type NavigationLink = { href: string; text: string }

const navigation: Record<Audience, NavigationLink[]> = {
  learner: [
    { href: paths.learner.home, text: 'My choices' },
    { href: paths.learner.application, text: 'My application' },
    { href: paths.courses(), text: 'Find a course' },
    { href: paths.shortlist.home, text: 'My shortlist' },
    { href: paths.learner.record, text: 'My record' },
  ],
  parent: [{ href: paths.parent.home, text: 'My child' }],
  school: [{ href: paths.school.home, text: 'Learners' }],
  provider: [
    { href: paths.provider.queue, text: 'Applications' },
    { href: paths.provider.registers, text: 'Registers' },
    { href: paths.provider.courses, text: 'Courses' },
    { href: paths.provider.events, text: 'Open events' },
    { href: paths.provider.staff, text: 'Staff' },
  ],
  adviser: [{ href: paths.adviser.caseload, text: 'My caseload' }],
  panel: [{ href: paths.panel.home, text: 'Panel' }],
  area: [
    { href: paths.area.home, text: 'The area' },
    { href: paths.area.prospectus, text: 'Prospectus' },
    { href: paths.area.calendar, text: 'Calendar' },
  ],
  support: [
    { href: paths.support.home, text: 'Support' },
    { href: paths.support.impossible, text: 'Impossible states' },
  ],
}

const openNavigation: NavigationLink[] = [
  { href: paths.courses(), text: 'Find a course' },
  { href: paths.shortlist.home, text: 'My shortlist' },
  { href: paths.providers, text: 'Schools, colleges and training' },
  { href: paths.help, text: 'Help' },
]

/** The links at the top of every page, for the part of the site somebody is in. */
export function navigationFor(audience: Audience | null): NavigationLink[] {
  return audience ? navigation[audience] : openNavigation
}

function withList(path: string, name: string, values: string[]) {
  return values.length === 0 ? path : `${path}?${new URLSearchParams(values.map((value) => [name, value]))}`
}

function withQuery(path: string, query: Record<string, string | number | undefined>) {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`
}
