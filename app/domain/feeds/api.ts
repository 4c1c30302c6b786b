import { PAGE_SIZE, LAST_PAGE, type Found } from '~/domain/search/course-search'
import type { CourseAnswer, CourseList, ProviderList } from './api.schemas'
import type { FeedCourse, FeedProvider, FeedRun } from './feed'
import { licence } from './openapi'

/** Courses that were found, as the interface for programs answers. */
export function courseList(found: Found, page: number, origin: string): CourseList {
  return {
    total: found.total,
    page,
    pages: Math.min(LAST_PAGE, Math.ceil(found.total / PAGE_SIZE)),
    said: found.said,
    courses: found.courses.map(({ slug, title, summary, route, level, providerSlug, providerName, miles }) => ({
      slug,
      title,
      summary,
      route,
      level,
      provider: { slug: providerSlug, name: providerName },
      miles: miles === null ? null : Math.round(miles),
      url: `${origin}/courses/${slug}`,
    })),
    facets: found.facets,
    licence: licence.url,
  }
}

/** One course, as the interface for programs answers. */
export function courseAnswer(
  course: FeedCourse & { providerSlug: string; providerName: string },
  origin: string,
): CourseAnswer {
  const { slug, title, summary, route, level, texts } = course
  return {
    slug,
    title,
    summary,
    route,
    level,
    qualification: {
      title: course.qualificationTitle,
      reference: course.qualificationReference,
      awardingBody: course.awardingBody,
    },
    texts,
    provider: { slug: course.providerSlug, name: course.providerName },
    runs: course.runs.map(runAnswer),
    url: `${origin}/courses/${slug}`,
    licence: licence.url,
  }
}

function runAnswer({ defaulted, site, startPrecision, ...run }: FeedRun) {
  const stated = (field: 'studyMode' | 'attendanceMode' | 'attendancePattern') =>
    defaulted.includes(field) ? null : run[field]
  return {
    id: run.id,
    startsOn: run.startsOn,
    startPrecision: precisionOf(startPrecision),
    startText: run.startText,
    endsOn: run.endsOn,
    duration: run.duration,
    studyMode: stated('studyMode'),
    attendanceMode: stated('attendanceMode'),
    attendancePattern: stated('attendancePattern'),
    costPence: run.costPence,
    costText: run.costText,
    places: run.places,
    applyFrom: run.applyFrom,
    applyUntil: run.applyUntil,
    isOpen: run.isOpen,
    site: site && { name: site.name, town: site.town, postcode: site.postcode },
  }
}

const precisions = ['day', 'month', 'year'] as const

function precisionOf(text: string | null) {
  return precisions.find((precision) => precision === text) ?? null
}

/** Providers, as the interface for programs answers. */
export function providerList(providers: readonly FeedProvider[], origin: string): ProviderList {
  return {
    providers: providers.map(({ slug, name, ukprn, website, town, postcode }) => ({
      slug,
      name,
      ukprn,
      website,
      town,
      postcode,
      url: `${origin}/providers/${slug}`,
      feed: `${origin}/feeds/${slug}/xcri-cap.xml`,
      sheet: `${origin}/feeds/${slug}/courses.csv`,
    })),
    licence: licence.url,
  }
}
