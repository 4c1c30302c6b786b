import { startWords } from '~/domain/courses/course-run'
import { aboutMiles, type FoundCourse, type FoundRun } from './course-search'
import { nameIn, type AreaWords } from '~/domain/courses/area-word'
import { levelWords, studyModeWords, wordsFor } from '~/domain/courses/course.words'

const MOST_PLACES = 2
const noMarks: ReadonlyMap<string, number> = new Map()

/** One search result, as its card shows it; `marks` are the numbers its places have on the map. */
export function courseCard(
  course: FoundCourse,
  today: string,
  isFar: boolean,
  local: AreaWords,
  marks: ReadonlyMap<string, number> = noMarks,
) {
  const mode = [...new Set(course.runs.map((run) => wordsFor(studyModeWords, run.studyMode)))].filter(
    (words) => words !== null,
  )
  const facts = [
    { key: 'Level', value: wordsFor(levelWords, course.level) },
    { key: 'Route', value: nameIn(local, 'route', course.route) },
    { key: 'Starts', value: course.runs.length === 0 ? null : nextStart(course.runs, today) },
    { key: 'How', value: mode.join(' or ') || null },
    { key: 'Distance', value: isFar ? aboutMiles(course.miles) : null },
  ]
  const numbers = new Set(
    course.runs.map(({ outcode }) => marks.get(outcode ?? '')).filter((number) => number !== undefined),
  )
  if (numbers.size > 0) facts.push({ key: 'On the map', value: [...numbers].toSorted((a, b) => a - b).join(', ') })
  return {
    slug: course.slug,
    title: course.title,
    provider: { name: course.providerName, slug: course.providerSlug },
    places: placesOf(course.runs),
    summary: course.summary,
    facts: facts.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }])),
  }
}

export type CourseCardShown = ReturnType<typeof courseCard>

function nextStart(runs: FoundRun[], today: string): string {
  const dated = runs.filter(({ startsOn }) => startsOn !== null)
  const next =
    dated.find(({ startsOn }) => startsOn !== null && startsOn >= today) ??
    runs.find(({ startsOn }) => startsOn === null)
  if (next) return startWords(next)
  const last = dated.at(-1)
  return last ? `Started ${startWords(last)}` : 'Start date to be confirmed'
}

function placesOf(runs: FoundRun[]): string | null {
  const places = [
    ...new Set(
      runs.map(({ siteName, town }) =>
        town && siteName && !siteName.includes(town) ? `${siteName}, ${town}` : siteName,
      ),
    ),
  ]
  const named = places.filter((place) => place !== null)
  if (named.length === 0) return null
  const more = named.length - MOST_PLACES
  return named.slice(0, MOST_PLACES).join(' and ') + (more > 0 ? ` and ${more} more` : '')
}

/** How many courses a search has found, in words. */
export function coursesFound(total: number): string {
  if (total === 0) return 'No courses found'
  return total === 1 ? '1 course' : `${total.toLocaleString('en-GB')} courses`
}
