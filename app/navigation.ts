import { lackingFor } from '~/access/provider-doors'
import { audienceOf, membersAt, type Audience } from '~/access/roles'
import { paths } from './paths'

type Viewer = Parameters<typeof lackingFor>[0]

export type NavigationLink = { href: string; text: string }

const navigation: Record<Audience, NavigationLink[]> = {
  learner: [
    { href: paths.learner.home, text: 'My choices' },
    { href: paths.learner.plan, text: 'My plan' },
    { href: paths.learner.application, text: 'My application' },
    { href: paths.courses(), text: 'Find a course' },
    { href: paths.shortlist.home, text: 'My shortlist' },
    { href: paths.learner.record, text: 'My record' },
    { href: paths.news.all(), text: 'News' },
  ],
  parent: [
    { href: paths.parent.home, text: 'My child' },
    { href: paths.news.all(), text: 'News' },
  ],
  school: [
    { href: paths.school.home, text: 'Learners' },
    { href: paths.school.predictions(), text: 'Predictions' },
    { href: paths.tracking.today, text: 'Attendance' },
    { href: paths.tracking.placements(), text: 'Placements' },
    { href: paths.progress.home(), text: 'Progress' },
    { href: paths.plan.reviews(), text: 'Reviews' },
    { href: paths.school.deadlines, text: 'Dates ahead' },
    { href: paths.school.board(), text: 'Lesson board' },
    { href: paths.risk.list(), text: 'More help' },
    { href: paths.cases.all(), text: 'Shared places' },
    { href: paths.news.all(), text: 'News' },
  ],
  provider: [
    { href: paths.provider.queue, text: 'Applications' },
    { href: paths.provider.interviews(), text: 'Interviews' },
    { href: paths.provider.enrolment, text: 'Enrolment' },
    { href: paths.provider.registers, text: 'Registers' },
    { href: paths.progress.home(), text: 'Progress' },
    { href: paths.cases.all(), text: 'Shared places' },
    { href: paths.tracking.placements(), text: 'Placements' },
    { href: paths.tracking.ends(), text: 'Endings' },
    { href: paths.provider.courses, text: 'Courses' },
    { href: paths.provider.events, text: 'Open events' },
    { href: paths.provider.staff, text: 'Staff' },
    { href: paths.news.all(), text: 'News' },
  ],
  adviser: [
    { href: paths.adviser.caseload, text: 'Caseload' },
    { href: paths.adviser.diary, text: 'Diary' },
    { href: paths.adviser.tasks(), text: 'Tasks' },
    { href: paths.risk.list(), text: 'More help' },
    { href: paths.returns.faults, text: 'Return' },
    { href: paths.guarantee.desk(), text: 'Guarantee' },
    { href: paths.scorecards.board, text: 'Taking part' },
    { href: paths.leavers.work(), text: 'Leavers' },
    { href: paths.adviser.handovers(), text: 'Handovers' },
    { href: paths.cases.all(), text: 'Shared places' },
    { href: paths.plan.reviews(), text: 'Reviews' },
    { href: paths.progress.home(), text: 'Progress' },
    { href: paths.news.all(), text: 'News' },
  ],
  panel: [
    { href: paths.panel.home, text: 'Panel' },
    { href: paths.news.all(), text: 'News' },
  ],
  area: [
    { href: paths.area.home, text: 'The area' },
    { href: paths.area.prospectus, text: 'Prospectus' },
    { href: paths.area.calendar, text: 'Calendar' },
    { href: paths.area.results, text: 'Results day' },
    { href: paths.area.planning(), text: 'Planning' },
    { href: paths.returns.months, text: 'National return' },
    { href: paths.leavers.surveys, text: 'Activity survey' },
    { href: paths.scorecards.board, text: 'Taking part' },
    { href: paths.area.notices(), text: 'Notices' },
  ],
  support: [
    { href: paths.support.home, text: 'Support' },
    { href: paths.support.impossible, text: 'Impossible states' },
    { href: paths.support.activityRules, text: 'Activities' },
  ],
}

const openNavigation: NavigationLink[] = [
  { href: paths.courses(), text: 'Find a course' },
  { href: paths.shortlist.home, text: 'My shortlist' },
  { href: paths.providers, text: 'Schools, colleges and training' },
  { href: paths.help, text: 'Help' },
]

/** The links at the top of every page, for the part of the site somebody is in, as far as their rights go. */
export function navigationFor(actor: Viewer | null): NavigationLink[] {
  const audience = actor && audienceOf(actor.role)
  return audience ? navigation[audience].filter(({ href }) => isOpenTo(actor, href)) : openNavigation
}

function isOpenTo(actor: Viewer, href: string): boolean {
  return lackingFor(actor, href) === null && (membersAt(href)?.includes(actor.role) ?? true)
}
