import { daysBetween } from '~/kit/dates'
import { Refusal } from '~/kit/errors'
import { ownBlocks, type OwnBlock, type OwnColumn } from '~/domain/courses/course-blocks'
import { isHardToRead, readingInShort } from '~/domain/courses/reading-age'
import type { BlockSaid } from './own-course.schemas'
import { areSame, htmlOf } from '~/domain/courses/plain-words'
import { readingsOf } from './course-reading'
import { changedMeanwhile } from './publishing.words'

/** A course that nobody has looked through for so long may be wrong by now. */
export const STALE_DAYS = 365

export type CourseChanges = Partial<Record<Exclude<OwnColumn, 'title'>, string | null>> & { title?: string }

/** What somebody changed in a block. Words that were left as they were shown stay as they are, HTML and all. */
export function changesIn(
  block: OwnBlock,
  course: Readonly<Record<OwnColumn, string | null>>,
  said: BlockSaid,
): CourseChanges {
  const changes: CourseChanges = {}
  for (const { name, kind } of block.fields) {
    const typed = said[name] ?? null
    const isSame = kind === 'words' ? areSame(typed ?? '', course[name]) : typed === course[name]
    if (isSame) continue
    if (name !== 'title') changes[name] = kind === 'words' && typed !== null ? htmlOf(typed) : typed
    else if (typed !== null) changes.title = typed
  }
  return changes
}

/** Somebody else may have saved since the page was shown: whoever comes second is told, and changes nothing. */
export function refuseWhenEdited(thing: { version: number }, seenVersion: number | undefined): void {
  if (seenVersion !== undefined && seenVersion !== thing.version)
    throw new Refusal('changed-meanwhile', changedMeanwhile)
}

/** True where nobody has looked a course through for a year. */
export function isStale(course: { reviewedOn: string | null; updatedOn: string }, today: string): boolean {
  return daysBetween(course.reviewedOn ?? course.updatedOn, today) > STALE_DAYS
}

export type CheckedCourse = Readonly<Record<OwnColumn, string | null>> & {
  reviewedOn: string | null
  updatedOn: string
}
export type CheckedRun = {
  status: string
  startsOn: string | null
  startText: string | null
  siteId: string | null
  studyMode: string | null
  costPence: number | null
  costText: string | null
}

/** One line of the list before publishing; what is hard must be there. */
export type CheckLine = { what: string; block: string | null; isHard: boolean; isDone: boolean; how?: string }

/** What a course needs before learners see it, and what they would miss. */
export function publishChecklist(course: CheckedCourse, runs: readonly CheckedRun[], today: string): CheckLine[] {
  const offered = runs.filter(({ status }) => status !== 'withdrawn')
  const line = (what: string, block: string | null, isHard: boolean, isDone: boolean) => ({
    what,
    block,
    isHard,
    isDone,
  })
  return [
    line('A summary, or words about the course', 'title', true, course.summary !== null || course.description !== null),
    line('Its route or its level', 'kind', true, course.route !== null || course.level !== null),
    line('At least one start', null, true, offered.length > 0),
    line(
      'A date for each start, or words about when',
      null,
      true,
      offered.every((run) => run.startsOn ?? run.startText),
    ),
    line(
      'A place for each start',
      null,
      false,
      offered.every(({ siteId }) => siteId !== null),
    ),
    line(
      'Full time or part time for each start',
      null,
      false,
      offered.every(({ studyMode }) => studyMode !== null),
    ),
    line(
      'What each start costs, or that it is free',
      null,
      false,
      offered.every((run) => run.costPence ?? run.costText),
    ),
    line('Its subject', 'kind', false, course.subjectCode !== null),
    line('What learners will study', 'study', false, course.whatYouStudy !== null),
    line('What learners need to get in', 'entry', false, course.entryRequirements !== null),
    line('How learners are assessed', 'assessment', false, course.assessment !== null),
    line('What it leads to', 'next', false, course.leadsTo !== null || course.careerOutcome !== null),
    line('Support', 'support', false, course.support !== null),
    line('Looked through in the last year', null, false, !isStale(course, today)),
    ...hardWords(course),
  ]
}

/** A line for each block whose words are harder than they need be. They never stop anybody from publishing. */
function hardWords(course: CheckedCourse): CheckLine[] {
  return readingsOf(ownBlocks, course)
    .filter(({ reading }) => isHardToRead(reading))
    .map(({ slug, title, reading }) => ({
      what: `Easier words: ${title}`,
      block: slug,
      isHard: false,
      isDone: false,
      how: readingInShort(reading),
    }))
}

/** Refuses to publish what learners could not use. */
export function refuseUnlessComplete(checklist: readonly CheckLine[]): void {
  const missing = checklist.filter(({ isHard, isDone }) => isHard && !isDone)
  if (missing.length === 0) return
  const list = missing.map(({ what }) => what.charAt(0).toLowerCase() + what.slice(1)).join('; ')
  throw new Refusal('not-complete', `This cannot be published yet. It still needs: ${list}.`)
}

type Listed = {
  status: string
  reviewedOn: string | null
  updatedOn: string
  route: string | null
  level: string | null
  subjectCode: string | null
  runs: number | null
  hasNoWords: boolean
  hasNoEntry: boolean
}

/** What somebody should look at, for the list of courses. A withdrawn course needs nothing. */
export function warningsOf(course: Listed, today: string): string[] {
  if (course.status === 'withdrawn') return []
  const warnings = [
    [course.hasNoWords, 'No words about it'],
    [course.route === null && course.level === null, 'No route or level'],
    [course.runs === 0 && course.status === 'live', 'No start'],
    [course.hasNoEntry, 'No entry requirements'],
    [course.subjectCode === null, 'No subject'],
    [isStale(course, today), 'Not reviewed for a year'],
  ] as const
  return warnings.filter(([holds]) => holds).map(([, words]) => words)
}

type Publishable = { status: 'draft' | 'live' | 'withdrawn'; runs: { status: 'draft' | 'live' | 'withdrawn' }[] }

/** A course as if it and its drafts were published: how a preview is made. */
export function asPublished<C extends Publishable>(course: C): C {
  return { ...course, status: 'live', runs: course.runs.map((run) => ({ ...run, status: 'live' })) }
}
