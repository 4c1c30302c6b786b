import { courseParams, listsOf, without, type CourseQuery, type Found, type ListName, type Sort } from './course-search'
import { monthOf } from '~/domain/courses/course-run'
import { findWord, nameIn, placeIn, type AreaWords } from '~/domain/courses/area-word'
import { attendancePatternWords, levelWords, studyModeWords, wordsFor } from '~/domain/courses/course.words'

const legends: Record<ListName, string> = {
  route: 'Route',
  level: 'Level',
  subject: 'Subject',
  mode: 'How you study',
  pattern: 'When you attend',
  start: 'When it starts',
  open: 'Places',
  shared: 'Shared courses',
  provider: 'School, college or provider',
}

export const filterNames: ListName[] = [
  'route',
  'level',
  'subject',
  'mode',
  'pattern',
  'start',
  'open',
  'shared',
  'provider',
]

export const sortWords: Record<Sort, string> = {
  relevance: 'Best match',
  distance: 'Nearest',
  start: 'Soonest start',
  title: 'A to Z',
}

/** Where a filter's names and order are the area's own to say. */
const ownLists = { route: 'route', subject: 'subject-area' } as const

/** The filters beside the results: each value in the area's words, with how many courses it would leave. */
export function filtersOf(query: CourseQuery, facets: Found['facets'], today: string, local: AreaWords) {
  const chosen = listsOf(query)
  return filterNames.map((name) => {
    const found = facets[name].filter(({ value }) => isOffered(name, value) || chosen[name].includes(value))
    const missing = chosen[name].filter((value) => !found.some((option) => option.value === value))
    const options = [...found, ...missing.map((value) => ({ value, name: null, count: 0 }))]
    return {
      name,
      legend: legends[name],
      chosen: chosen[name],
      options: options
        .map(({ value, name: said, count }) => ({ value, text: said ?? words(name, value, local), count }))
        .map((option) => ({ ...option, hint: ownWord(name, option.value, local)?.explanation ?? undefined }))
        .toSorted((a, b) => place(name, a.value, local) - place(name, b.value, local)),
    }
  })

  // A month that is over is not offered, nor what the area has taken out of its filter: its courses are found without it.
  function isOffered(name: ListName, value: string) {
    if (name === 'start') return value === 'unknown' || value >= today.slice(0, 7)
    return !ownWord(name, value, local)?.isHidden
  }
}

/** What somebody has narrowed by, each with the address that takes it away again. */
export function chosenFilters(
  query: CourseQuery,
  facets: Found['facets'],
  address: (query: CourseQuery) => string,
  local: AreaWords,
) {
  const chosen = listsOf(query)
  const lists = filterNames.flatMap((name) =>
    chosen[name].map((value) => {
      const said = facets[name].find((option) => option.value === value)?.name
      return { text: said ?? words(name, value, local), removeHref: address(without(query, name, value)) }
    }),
  )
  if (query.within === null) return lists
  return [
    ...lists,
    {
      text: `Within ${query.within} miles of ${placeWords(query.postcode)}`,
      removeHref: address({ ...query, within: null, page: 1 }),
    },
  ]
}

/** The ways one may order these results, and the one in use. */
export function sortsOf(query: CourseQuery, address: (query: CourseQuery) => string) {
  const possible: Sort[] = [
    ...(query.words ? ['relevance' as const] : []),
    ...(query.outcode ? ['distance' as const] : []),
    'start',
    'title',
  ]
  return possible.map((sort) => ({
    text: sortWords[sort],
    isCurrent: sort === query.sort,
    href: address({ ...query, sort, page: 1 }),
  }))
}

/** The parts of the question that another form of the page must carry along. */
export function carried(query: CourseQuery, except: string[]): { name: string; value: string }[] {
  return [...courseParams({ ...query, page: 1 })]
    .map(([name, value]) => ({ name, value }))
    .filter(({ name }) => !except.includes(name))
}

/** A postcode in capitals, a town with one. */
function placeWords(place: string): string {
  return /\d/.test(place) ? place.toUpperCase() : place.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}

function ownWord(name: ListName, value: string, local: AreaWords) {
  return name === 'route' || name === 'subject' ? findWord(local, ownLists[name], value) : undefined
}

function words(name: ListName, value: string, local: AreaWords): string {
  if (name === 'route' || name === 'subject') return nameIn(local, ownLists[name], value) ?? value
  if (name === 'level') return wordsFor(levelWords, value) ?? value
  if (name === 'mode') return wordsFor(studyModeWords, value) ?? value
  if (name === 'pattern') return wordsFor(attendancePatternWords, value) ?? value
  if (name === 'open') return 'Open to apply now'
  if (name === 'shared') return 'Taught by several places together'
  if (name === 'start') return value === 'unknown' ? 'To be confirmed' : monthOf(value)
  return value
}

function place(name: ListName, value: string, local: AreaWords): number {
  if (name === 'route' || name === 'subject') return placeIn(local, ownLists[name], value)
  if (name === 'level') return ['entry', '1', '2', '3', '4'].indexOf(value)
  if (name === 'mode') return Object.keys(studyModeWords).indexOf(value)
  if (name === 'pattern') return Object.keys(attendancePatternWords).indexOf(value)
  if (name === 'start') return value === 'unknown' ? 999_999 : Number(value.replace('-', ''))
  return 0
}
