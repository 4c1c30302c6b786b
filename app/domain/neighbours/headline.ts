import type { CatalogueItem, CataloguePlace, CatalogueProvider, CatalogueRun } from '~/domain/courses/catalogue'
import { outcodeOf } from '~/kit/postcode'
import type { NewFinding } from '~/kit/intake-report'

/** What is kept of a course of another area; all else stays at the source. */
export type Headline = {
  title: string
  url: string
  route: string | null
  level: string | null
  /** Not shown: the subject's own words help to find it. */
  subjectCode: string | null
  qualification: string | null
  /** Months such as 2027-09; none where no start is known. */
  starts: string[]
  places: CataloguePlace[]
  /** Whether some start of it takes place at the provider's own address. */
  isAtProvider: boolean
}

/** A headline with what is known once its provider has been read to the end. */
export type HeadlineRow = Omit<Headline, 'places' | 'isAtProvider'> & {
  providerName: string
  ukprn: string | null
  towns: string[]
  outcodes: string[]
}

const LONGEST_TITLE = 200
const LONGEST_URL = 1000
const MOST_MONTHS = 12
const MOST_PLACES = 5

/** What somebody of this area can do something about: the rest is between the neighbour and its providers. */
const fieldsKept = ['title', 'url', 'start', 'postcode']

/** The headline of a course; null where it has no page of its own to lead to. */
export function headlineOf({ course, runs }: CatalogueItem): Headline | null {
  const url = course.url ?? runs.find((run) => run.url !== null)?.url ?? null
  if (url === null || url.length > LONGEST_URL) return null
  return {
    title: course.title.slice(0, LONGEST_TITLE),
    url,
    route: course.route,
    level: course.level,
    subjectCode: course.subjectCode,
    qualification: course.qualificationTitle?.slice(0, LONGEST_TITLE) ?? null,
    starts: monthsOf(runs),
    places: runs.flatMap(({ place }) => place ?? []),
    isAtProvider: runs.length === 0 || runs.some(({ place }) => place === null),
  }
}

/** A headline with its provider's name and places; null where nobody is named. */
export function withProvider(headline: Headline, provider: CatalogueProvider): HeadlineRow | null {
  if (provider.name === null) return null
  const { places, isAtProvider, ...kept } = headline
  const all = isAtProvider && provider.place !== null ? [...places, provider.place] : places
  return {
    ...kept,
    providerName: provider.name.slice(0, LONGEST_TITLE),
    ukprn: provider.ukprn,
    towns: few(all.map(({ town }) => town)),
    outcodes: few(all.map(({ postcode }) => (postcode === null ? null : outcodeOf(postcode)))),
  }
}

/** What the reader found in a course that matters for its headline. */
export function findingsKept({ findings }: CatalogueItem): NewFinding[] {
  return findings.filter(({ field }) => fieldsKept.includes(field ?? ''))
}

export const noPage = {
  severity: 'error',
  code: 'no-page-at-home',
  sentence: 'This course has no web address that begins with http:// or https://, so there is nowhere to send people.',
  field: 'url',
  path: 'catalog/provider/course',
} as const

export const noProvider = {
  severity: 'error',
  code: 'provider-unnamed',
  sentence: 'The file does not say who teaches this course, so it is not shown.',
  field: 'provider/title',
  path: 'catalog/provider',
} as const

export const ours = {
  severity: 'info',
  code: 'ours-already',
  sentence: 'This provider has courses in our own prospectus, so its courses in this file are not shown beside them.',
  field: 'provider/identifier',
  path: 'catalog/provider',
} as const

function monthsOf(runs: readonly CatalogueRun[]): string[] {
  const months = runs.flatMap(({ startsOn, startPrecision }) =>
    startsOn === null || startPrecision === 'year' ? [] : [startsOn.slice(0, 7)],
  )
  return [...new Set(months)].toSorted().slice(-MOST_MONTHS)
}

function few(values: (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].slice(0, MOST_PLACES)
}
