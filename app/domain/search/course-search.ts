import {
  attendancePatternWords,
  isKeyOf,
  levelWords,
  routeWords,
  studyModeWords,
  type AttendancePattern,
  type Level,
  type Route,
  type StudyMode,
} from '~/domain/courses/course.words'
import { subjectAreaWords, type SubjectArea } from '~/domain/courses/subject.words'
import type { FoundPlace } from './course-map'
import { districtOf, noTowns, wordsAndPlace, type Towns } from './asked-place'

export const sorts = ['relevance', 'distance', 'start', 'title'] as const
export type Sort = (typeof sorts)[number]

/** What somebody looks for, as the address of the page says it. Every list holds only values of ours. */
export type CourseQuery = {
  words: string
  routes: Route[]
  levels: Level[]
  subjects: SubjectArea[]
  providers: string[]
  modes: StudyMode[]
  patterns: AttendancePattern[]
  starts: string[]
  /** 'yes' where only what takes applications now is wanted. */
  open: string[]
  /** 'yes' where only what several places teach together is wanted. */
  shared: string[]
  /** A postcode, half of one, or a town. */
  postcode: string
  /** The district of the postcode or town; null where none was given or we do not know it. */
  outcode: string | null
  within: number | null
  sort: Sort
  page: number
  /** Whether the places are shown on a map above the list. */
  isMap: boolean
}

export type FoundRun = {
  siteName: string | null
  town: string | null
  startsOn: string | null
  startPrecision: string | null
  startText: string | null
  studyMode: string | null
  outcode: string | null
}

export type FoundCourse = {
  slug: string
  title: string
  summary: string | null
  route: string | null
  level: string | null
  providerName: string
  providerSlug: string
  miles: number | null
  runs: FoundRun[]
}

export type Found = {
  total: number
  /** The wording that was looked for, when a misspelt word was mended. */
  said: string
  courses: FoundCourse[]
  /** Where the courses run, most of them first; only where a map is asked for. */
  places: FoundPlace[]
  facets: Record<ListName, { value: string; name: string | null; count: number }[]>
}

export const PAGE_SIZE = 20
export const LAST_PAGE = 100
export const distances = [5, 10, 15, 25, 50] as const
const LONGEST_WORDS = 200
const LONGEST_PLACE = 40
/** How far "near" reaches where somebody names a place among the words. */
const PLACE_MILES = 10
const MOST_VALUES = 20

/** Reads the question from the address. What is not ours is left out, never passed on; a place among the words becomes the place. */
export function courseQuery(params: URLSearchParams, towns: Towns = noTowns): CourseQuery {
  const { words: typed, place } = wordsAndPlace(text(params, 'q').slice(0, LONGEST_WORDS), towns)
  const postcode = place ?? text(params, 'postcode').slice(0, LONGEST_PLACE)
  const outcode = districtOf(postcode, towns)
  const words = /[\p{L}\p{N}]/u.test(typed) ? typed : ''
  const within = miles(text(params, 'within')) ?? (place === null ? null : PLACE_MILES)
  return {
    words,
    routes: values(params, 'route').filter((value) => isKeyOf(routeWords, value)),
    levels: values(params, 'level').filter((value) => isKeyOf(levelWords, value)),
    subjects: values(params, 'subject')
      .map((value) => value.slice(0, 2))
      .filter((value) => isKeyOf(subjectAreaWords, value)),
    providers: values(params, 'provider').filter((value) => /^[a-z0-9-]{1,120}$/.test(value)),
    modes: values(params, 'mode').filter((value) => isKeyOf(studyModeWords, value)),
    patterns: values(params, 'pattern').filter((value) => isKeyOf(attendancePatternWords, value)),
    starts: values(params, 'start').filter((value) => value === 'unknown' || /^\d{4}-(0[1-9]|1[0-2])$/.test(value)),
    open: values(params, 'open').filter((value) => value === 'yes'),
    shared: values(params, 'shared').filter((value) => value === 'yes'),
    postcode,
    outcode,
    within: outcode === null ? null : within,
    sort: sortIn(text(params, 'sort'), words, outcode),
    isMap: text(params, 'view') === 'map',
    page: Math.min(LAST_PAGE, Math.max(1, Math.floor(Number(text(params, 'page'))) || 1)),
  }
}

/** The question as the parts of an address, without what is usual. */
export function courseParams(query: CourseQuery): URLSearchParams {
  const params = new URLSearchParams()
  const set = (name: string, value: string) => value !== '' && params.append(name, value)
  set('q', query.words)
  for (const [name, list] of Object.entries(listsOf(query))) for (const value of list) params.append(name, value)
  set('postcode', query.postcode)
  set('within', query.within === null ? '' : String(query.within))
  if (query.sort !== usualSort(query.words, query.outcode)) set('sort', query.sort)
  if (query.isMap) set('view', 'map')
  if (query.page > 1) set('page', String(query.page))
  return params
}

/** The lists one may narrow by, under the names they have in the address. */
export function listsOf(query: CourseQuery): Record<ListName, string[]> {
  const { routes, levels, subjects, providers, modes, patterns, starts, open, shared } = query
  return {
    route: routes,
    level: levels,
    subject: subjects,
    mode: modes,
    pattern: patterns,
    start: starts,
    open,
    shared,
    provider: providers,
  }
}

const fieldOf = {
  route: 'routes',
  level: 'levels',
  subject: 'subjects',
  mode: 'modes',
  pattern: 'patterns',
  start: 'starts',
  open: 'open',
  shared: 'shared',
  provider: 'providers',
} as const

export type ListName = keyof typeof fieldOf

/** The same question without one of its values. */
export function without(query: CourseQuery, name: ListName, value: string): CourseQuery {
  const field = fieldOf[name]
  return { ...query, page: 1, [field]: query[field].filter((one) => one !== value) }
}

/** Everything somebody chose to narrow by is taken away; the words and the place stay. */
export function withoutFilters(query: CourseQuery): CourseQuery {
  const none = { routes: [], levels: [], subjects: [], providers: [], modes: [], patterns: [], starts: [] }
  return { ...query, ...none, open: [], shared: [], within: null, page: 1 }
}

/** "about 4 miles": distances reach from the middle of one postcode district to that of another. */
export function aboutMiles(distance: number | null): string {
  if (distance === null) return 'distance not known'
  if (distance < 2) return 'less than 2 miles'
  return `about ${distance < 20 ? Math.round(distance) : 5 * Math.round(distance / 5)} miles`
}

function values(params: URLSearchParams, name: string): string[] {
  const given = params
    .getAll(name)
    .map((value) => value.trim())
    .filter((value) => value !== '')
  return [...new Set(given)].slice(0, MOST_VALUES)
}

function text(params: URLSearchParams, name: string): string {
  return (params.get(name) ?? '').replace(/\s+/g, ' ').trim()
}

function miles(text: string): number | null {
  const given = Number(text)
  return text !== '' && given > 0 && given <= 500 ? given : null
}

function usualSort(words: string, outcode: string | null): Sort {
  if (words !== '') return 'relevance'
  return outcode === null ? 'title' : 'distance'
}

function sortIn(text: string, words: string, outcode: string | null): Sort {
  const asked = sorts.find((sort) => sort === text)
  const makesSense =
    asked === 'distance' ? outcode !== null : asked === 'relevance' ? words !== '' : asked !== undefined
  return asked && makesSense ? asked : usualSort(words, outcode)
}
