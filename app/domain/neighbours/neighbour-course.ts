import { monthOf } from '~/domain/courses/course-run'
import { levelWords, wordsFor } from '~/domain/courses/course.words'
import { milesApart } from '~/domain/courses/outcode'
import { aboutMiles, type CourseQuery } from '~/domain/search/course-search'

/** What a visitor knows of the areas around: whose neighbours they are, and whose courses are left out because they are ours. */
export type Around = {
  area: string
  neighbours: { id: string; name: string; attribution: string; courses: number }[]
  /** The UKPRN of each provider that has courses both there and in our own prospectus. */
  ours: string[]
}

/** One course of a neighbouring area. */
export type NeighbourCourse = {
  id: string
  title: string
  providerName: string
  neighbourName: string
  level: string | null
  qualification: string | null
  towns: string[]
  outcodes: string[]
  starts: string[]
  url: string
  rank: number
}

export type NeighbourCoursesFound = { total: number; courses: NeighbourCourse[] }

/** More matches than this are not counted. */
export const MOST_MATCHES = 10_000
export const NEIGHBOURS_SHOWN = 5
export const NEIGHBOURS_ON_A_PAGE = 20

/** Whether headlines can answer a question: they do not say how, when in the week or by which of our providers something is taught. */
export function canNeighboursAnswer(query: CourseQuery): boolean {
  const { providers, subjects, modes, patterns, open, shared } = query
  return [providers, subjects, modes, patterns, open, shared].every(({ length }) => length === 0)
}

/** One course of a neighbouring area, as its card shows it. */
export function neighbourCard(
  course: NeighbourCourse,
  around: Pick<Around, 'area'>,
  today: string,
  from: string | null,
) {
  const facts = [
    { key: 'Level', value: wordsFor(levelWords, course.level) },
    { key: 'Qualification', value: isInTitle(course) ? null : course.qualification },
    { key: 'Starts', value: startOf(course.starts, today) },
    { key: 'Distance', value: from === null ? null : aboutMiles(nearest(course.outcodes, from)) },
    { key: 'Read on', value: new URL(course.url).host },
  ]
  return {
    id: course.id,
    title: course.title,
    href: course.url,
    mark: `${possessive(around.area)} neighbour ${course.neighbourName}`,
    byline: [course.providerName, placesOf(course)].filter((part) => part !== null).join(': '),
    facts: facts.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }])),
  }
}

export type NeighbourCardShown = ReturnType<typeof neighbourCard>

function isInTitle({ title, qualification }: NeighbourCourse) {
  return qualification !== null && title.toLowerCase().includes(qualification.toLowerCase())
}

function startOf(starts: readonly string[], today: string): string {
  const next = starts.find((month) => month >= today.slice(0, 7))
  return next === undefined ? 'Ask the provider' : monthOf(next)
}

function nearest(outcodes: readonly string[], from: string): number | null {
  const miles = outcodes.flatMap((outcode) => milesApart(from, outcode) ?? [])
  return miles.length === 0 ? null : Math.min(...miles)
}

function placesOf({ towns, outcodes }: NeighbourCourse): string | null {
  const places = towns.length > 0 ? towns : outcodes
  const [first, second, ...more] = places
  if (first === undefined) return null
  if (second === undefined) return first
  return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`
}

function possessive(name: string) {
  return name.endsWith('s') ? `${name}’` : `${name}’s`
}
