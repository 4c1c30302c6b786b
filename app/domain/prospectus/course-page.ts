import type { OrganisationKind } from '#db/schema'
import { formatDay } from '~/kit/dates'
import type { CourseText } from '~/domain/courses/catalogue'
import { costWords, modeWords, startWords, whyClosed, type RunFacts } from '~/domain/courses/course-run'
import type { EntryRequirement } from '~/domain/requirements/entry-requirement'
import { requirementWords } from '~/domain/requirements/entry-requirement.words'
import { shownEvent, type VisitingDay } from './open-event'
import { explainedIn, type AreaWords } from '~/domain/courses/area-word'
import { attendanceModeWords, levelWords, wordsFor } from '~/domain/courses/course.words'
import { plainText } from '~/domain/courses/safe-html'

type Run = RunFacts & {
  id: string
  endsOn: string | null
  duration: string | null
  hours: string | null
  studyMode: string | null
  attendanceMode: string | null
  attendancePattern: string | null
  defaulted: string[]
  sentMode: string | null
  costPence: number | null
  costText: string | null
  age: string | null
  description: string | null
  applyTo: string | null
  siteName: string | null
  siteAddress: string | null
  siteTown: string | null
  sitePostcode: string | null
}

type Course = Record<CourseText, string | null> & {
  slug: string
  status: 'draft' | 'live' | 'withdrawn'
  title: string
  summary: string | null
  route: string | null
  level: string | null
  subjectCode: string | null
  qualificationTitle: string | null
  qualificationReference: string | null
  awardingBody: string | null
  url: string | null
  providerName: string
  providerSlug: string
  providerKind: OrganisationKind
  website: string | null
  email: string | null
  phone: string | null
  urn: string | null
  takesApplications: boolean
  requirement: EntryRequirement | null
  openEvents: VisitingDay[]
  runs: Run[]
}

/** A block of a course's page: what the provider says, or what is missing. */
export type Block = { id: string; heading: string; lines: string[]; html: string | null; missing: string | null }

export type ShownRun = {
  id: string
  start: string
  ends: string | null
  place: string
  address: string | null
  mode: string | null
  length: string | null
  cost: string | null
  age: string | null
  description: string | null
  whyClosed: string | null
}

export type ShownCourse = ReturnType<typeof coursePage>

/** What the page of a course shows, in its words. What the provider has not told is said to be missing, never left out. */
export function coursePage(course: Course, today: string, local: AreaWords) {
  const who = providerNoun(course.providerKind)
  const runs = course.runs.map((run) => shownRun(run, today))
  return {
    slug: course.slug,
    title: course.title,
    isLive: course.status === 'live',
    summary: isSaidAgain(course) ? null : course.summary,
    hasWords: course.summary !== null || course.description !== null,
    description: plainText(course.summary ?? course.description).slice(0, 160),
    provider: { name: course.providerName, slug: course.providerSlug, noun: who },
    facts: factsOf(course, local),
    blocks: blocks.map(({ text, id, heading, what }) => ({
      id,
      heading,
      lines: text === 'entryRequirements' && course.requirement ? requirementWords(course.requirement) : [],
      html: text === null ? null : course[text],
      missing: what === null ? null : `${who} has not told us ${what}.`,
    })),
    visiting: { events: course.openEvents.map(shownEvent), html: course.events },
    runs,
    whyNoApplication: whyNoApplication(course, runs),
    contact: { website: course.url ?? course.website, email: course.email, phone: course.phone },
    inspectionUrn: course.urn,
  }
}

// Where a provider sends no summary the beginning of its description stands in for one; its page need not say it twice.
function isSaidAgain({ summary, description }: Course): boolean {
  return summary !== null && plainText(description).startsWith(summary.replace(/ …$/, ''))
}

/** "The college", "The school": how a provider is spoken of. */
export function providerNoun(kind: OrganisationKind): string {
  if (kind === 'college') return 'The college'
  return kind === 'school' ? 'The school' : 'The provider'
}

/** The blocks of a full course page, and what is missing where one is. Travel and visits have parts of their own; some need no mention. */
const blocks: { text: CourseText | null; id: string; heading: string; what: string | null }[] = [
  { text: 'description', id: 'about', heading: 'About this course', what: 'more about this course' },
  { text: 'whatYouStudy', id: 'study', heading: 'What you will study', what: 'what you will study' },
  {
    text: 'entryRequirements',
    id: 'entry',
    heading: 'What you need to get in',
    what: 'what you need to get in. Ask before you apply',
  },
  { text: 'howYouLearn', id: 'learning', heading: 'How you will learn', what: 'how you will learn' },
  { text: 'hours', id: 'hours', heading: 'Hours', what: 'how many hours a week this takes' },
  { text: 'assessment', id: 'assessment', heading: 'How you are assessed', what: 'how you are assessed' },
  { text: 'leadsTo', id: 'next', heading: 'What it leads to', what: 'what you can study next' },
  { text: 'careerOutcome', id: 'work', heading: 'Work you could do', what: 'what work this can lead to' },
  { text: 'whatYouNeed', id: 'kit', heading: 'What you need to bring or buy', what: 'what you need to bring or buy' },
  { text: 'funding', id: 'funding', heading: 'Help with money', what: 'what help there is with money' },
  { text: 'support', id: 'support', heading: 'Support', what: 'what support there is' },
  { text: 'facilities', id: 'facilities', heading: 'Facilities', what: 'what rooms and equipment there are' },
  {
    text: 'applicationProcedure',
    id: 'applying',
    heading: 'How applying works',
    what: 'anything special about applying',
  },
  { text: 'furtherInformation', id: 'more', heading: 'Rules and more', what: null },
]

function factsOf(course: Course, local: AreaWords) {
  return [
    { key: 'Level', value: wordsFor(levelWords, course.level) },
    { key: 'Route', value: explainedIn(local, 'route', course.route) },
    { key: 'Subject', value: explainedIn(local, 'subject', course.subjectCode) },
    { key: 'Qualification', value: course.qualificationTitle },
    { key: 'Awarded by', value: course.awardingBody },
    { key: 'Qualification number', value: course.qualificationReference },
  ]
}

/** One start of a course, in words. */
export function shownRun(run: Run, today: string): ShownRun {
  const where = [run.siteName, run.siteTown, run.sitePostcode].filter((part) => part !== null)
  const attendance = run.defaulted.includes('attendanceMode') ? null : wordsFor(attendanceModeWords, run.attendanceMode)
  return {
    id: run.id,
    start: startWords(run),
    ends: run.endsOn === null ? null : formatDay(run.endsOn),
    place: [...new Set(where)].join(', ') || 'Place to be confirmed',
    address: run.siteAddress,
    mode:
      [modeWords(run), attendance === 'On site' ? null : attendance, run.hours]
        .filter((part) => part !== null)
        .join('; ') || null,
    length: run.duration,
    cost: costWords(run),
    age: run.age === null || run.age === 'any' ? null : run.age,
    description: run.description,
    whyClosed: whyClosed(run, today),
  }
}

function whyNoApplication(course: Course, runs: ShownRun[]): string | null {
  const who = providerNoun(course.providerKind)
  if (course.status !== 'live') return 'This course is not in the prospectus.'
  if (!course.takesApplications) return `${who} does not take applications here. Get in touch with them to apply.`
  if (runs.length === 0) return `${who} has not told us when this course runs, so you cannot apply yet.`
  if (runs.every((run) => run.whyClosed !== null))
    return runs.length === 1 ? (runs[0]?.whyClosed ?? null) : 'No start of this course takes applications now.'
  return null
}
