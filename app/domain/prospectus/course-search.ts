import { isKeyOf, levelWords, routeWords, studyModeWords, type Level, type Route, type StudyMode } from './course.words'
import { subjectAreaWords, type SubjectArea } from './subject.words'
import { outcodeOf, postcodeReading } from '~/kit/postcode'

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
  starts: string[]
  postcode: string
  /** The district of the postcode; null where none was given or it cannot be read. */
  outcode: string | null
  within: number | null
  sort: Sort
  page: number
}

export type FoundRun = {
  siteName: string | null
  town: string | null
  startsOn: string | null
  startPrecision: string | null
  startText: string | null
  studyMode: string | null
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
  facets: Record<ListName, { value: string; name: string | null; count: number }[]>
}

export const PAGE_SIZE = 20
export const LAST_PAGE = 100
export const distances = [5, 10, 15, 25, 50] as const
const LONGEST_WORDS = 200
const MOST_VALUES = 20

/** Reads the question from the address. What is not ours is left out, never passed on. */
export function courseQuery(params: URLSearchParams): CourseQuery {
  const postcode = text(params, 'postcode').slice(0, 10)
  const outcode = districtOf(postcode)
  const typed = text(params, 'q').slice(0, LONGEST_WORDS)
  const words = /[\p{L}\p{N}]/u.test(typed) ? typed : ''
  return {
    words,
    routes: values(params, 'route').filter((value) => isKeyOf(routeWords, value)),
    levels: values(params, 'level').filter((value) => isKeyOf(levelWords, value)),
    subjects: values(params, 'subject')
      .map((value) => value.slice(0, 2))
      .filter((value) => isKeyOf(subjectAreaWords, value)),
    providers: values(params, 'provider').filter((value) => /^[a-z0-9-]{1,120}$/.test(value)),
    modes: values(params, 'mode').filter((value) => isKeyOf(studyModeWords, value)),
    starts: values(params, 'start').filter((value) => value === 'unknown' || /^\d{4}-(0[1-9]|1[0-2])$/.test(value)),
    postcode,
    outcode,
    within: outcode === null ? null : miles(text(params, 'within')),
    sort: sortIn(text(params, 'sort'), words, outcode),
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
  if (query.page > 1) set('page', String(query.page))
  return params
}

/** The lists one may narrow by, under the names they have in the address. */
export function listsOf(query: CourseQuery): Record<ListName, string[]> {
  const { routes, levels, subjects, providers, modes, starts } = query
  return { route: routes, level: levels, subject: subjects, provider: providers, mode: modes, start: starts }
}

export type ListName = 'route' | 'level' | 'subject' | 'provider' | 'mode' | 'start'

/** The same question without one of its values. */
export function without(query: CourseQuery, name: ListName, value: string): CourseQuery {
  const rest = <T extends string>(list: T[]) => list.filter((one) => one !== value)
  const first = { ...query, page: 1 }
  if (name === 'route') return { ...first, routes: rest(query.routes) }
  if (name === 'level') return { ...first, levels: rest(query.levels) }
  if (name === 'subject') return { ...first, subjects: rest(query.subjects) }
  if (name === 'provider') return { ...first, providers: rest(query.providers) }
  return name === 'mode' ? { ...first, modes: rest(query.modes) } : { ...first, starts: rest(query.starts) }
}

/** Everything somebody chose to narrow by is taken away; the words and the place stay. */
export function withoutFilters(query: CourseQuery): CourseQuery {
  return { ...query, routes: [], levels: [], subjects: [], providers: [], modes: [], starts: [], within: null, page: 1 }
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

/** Half a postcode will do. */
function districtOf(postcode: string): string | null {
  const whole = postcodeReading(postcode).value
  if (whole !== null) return outcodeOf(whole)
  const half = postcode.toUpperCase()
  return /^[A-Z]{1,2}\d[A-Z\d]?$/.test(half) ? half : null
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
