import type { HeldGrade } from './held-grade'
import { requirementWords } from '~/domain/requirements/entry-requirement.words'
import { nameIn, type AreaWords } from '~/domain/courses/area-word'
import { levelWords, wordsFor } from '~/domain/courses/course.words'
import { shownRun } from '../prospectus/course-page'
import { plainText } from '~/domain/courses/safe-html'
import { journeysFrom } from '~/domain/search/travel'
import { fitOf } from './fit'
import { fitInShort } from './fit.words'
import type { ComparedCourse } from './shortlist.queries.server'

type Looker = { grades: HeldGrade[]; home: string | null } | null

export type ShownSaved = ReturnType<typeof savedCourse>

/** A saved course as lists and comparisons show it. What nobody has told is null. */
export function savedCourse(course: ComparedCourse, today: string, learner: Looker, local: AreaWords) {
  const runs = course.runs.map((run) => shownRun(run, today))
  const open = course.takesApplications ? runs.filter(({ whyClosed }) => whyClosed === null) : []
  const [next] = open.length > 0 ? open : runs
  const fit = learner && fitOf(course.requirement, learner.grades)
  const [nearest] = learner?.home ? journeysFrom(learner.home, course.runs, course.providerPostcode) : []
  return {
    slug: course.slug,
    title: course.title,
    provider: course.providerName,
    summary: course.summary,
    level: wordsFor(levelWords, course.level),
    route: nameIn(local, 'route', course.route),
    qualification: course.qualificationTitle,
    start: next?.start ?? null,
    place: next?.place ?? null,
    mode: next?.mode ?? null,
    length: next?.length ?? null,
    cost: next?.cost ?? null,
    hours: inShort(course.hours),
    assessment: inShort(course.assessment),
    entry:
      course.requirement === null ? inShort(course.entryRequirements) : requirementWords(course.requirement).join('. '),
    fit: fit && fit.verdict !== 'no-grades' ? fitInShort(fit) : null,
    distance: nearest?.distance ?? null,
    starts: runs.length,
    /** The one start that can be applied for; with several the learner chooses on the course's own page. */
    openRun: open.length === 1 ? (open[0]?.id ?? null) : null,
    isOpen: open.length > 0,
  }
}

function inShort(html: string | null): string | null {
  const words = plainText(html)
  if (words === '') return null
  return words.length > 200 ? `${words.slice(0, 199)}…` : words
}
