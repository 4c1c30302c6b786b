import type { CourseText } from '~/domain/courses/catalogue'

/** A provider as other people's programs read it. */
export type FeedProvider = {
  id: string
  slug: string
  name: string
  summary: string | null
  website: string | null
  ukprn: string | null
  address: string | null
  town: string | null
  postcode: string | null
}

export type FeedSite = {
  key: string
  name: string
  address: string | null
  town: string | null
  postcode: string | null
  phone: string | null
  email: string | null
}

export type FeedRun = {
  id: string
  startsOn: string | null
  startPrecision: string | null
  startText: string | null
  endsOn: string | null
  duration: string | null
  studyMode: string | null
  attendanceMode: string | null
  attendancePattern: string | null
  defaulted: string[]
  costPence: number | null
  costText: string | null
  age: string | null
  places: number | null
  applyFrom: string | null
  applyUntil: string | null
  description: string | null
  /** One may apply for it today: its own dates, places and provider allow it. */
  isOpen: boolean
  site: FeedSite | null
}

export type FeedCourse = {
  id: string
  slug: string
  /** The provider's own reference. */
  key: string
  /** The provider's own page. */
  url: string | null
  title: string
  summary: string | null
  route: string | null
  level: string | null
  keywords: string | null
  qualificationTitle: string | null
  qualificationReference: string | null
  awardingBody: string | null
  updatedAt: string | Date
  texts: Record<CourseText, string | null>
  runs: FeedRun[]
}
