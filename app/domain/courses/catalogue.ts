import type { JsonObject } from '#db/json'
import type { NewFinding } from '~/kit/intake-report'
import type { AttendanceMode, AttendancePattern, Level, Route, StudyMode } from './course.words'

/** The blocks of words about a course, each safe HTML, by the column that keeps it. */
export const courseTexts = [
  'description',
  'whatYouStudy',
  'howYouLearn',
  'hours',
  'assessment',
  'entryRequirements',
  'leadsTo',
  'careerOutcome',
  'support',
  'whatYouNeed',
  'facilities',
  'events',
  'funding',
  'applicationProcedure',
  'furtherInformation',
] as const

export type CourseText = (typeof courseTexts)[number]

/** A course of which nothing was said. */
export const noTexts: Record<CourseText, string | null> = {
  description: null,
  whatYouStudy: null,
  howYouLearn: null,
  hours: null,
  assessment: null,
  entryRequirements: null,
  leadsTo: null,
  careerOutcome: null,
  support: null,
  whatYouNeed: null,
  facilities: null,
  events: null,
  funding: null,
  applicationProcedure: null,
  furtherInformation: null,
}

/** A course as a provider's file tells of it. */
export type CatalogueCourse = Record<CourseText, string | null> & {
  key: string
  isKeyWeak: boolean
  title: string
  summary: string | null
  route: Route | null
  level: Level | null
  subjectCode: string | null
  keywords: string | null
  qualificationTitle: string | null
  qualificationReference: string | null
  awardingBody: string | null
  url: string | null
  /** What was sent, beside what was understood. */
  received: JsonObject
  /** The hash of the course's own part of the file, without its runs. */
  sourceHash: string
}

/** A run of a course: what one applies to. */
export type CatalogueRun = {
  key: string
  isKeyWeak: boolean
  startsOn: string | null
  startPrecision: 'day' | 'month' | 'year' | null
  startText: string | null
  endsOn: string | null
  duration: string | null
  studyMode: StudyMode | null
  attendanceMode: AttendanceMode | null
  attendancePattern: AttendancePattern | null
  /** The fields that hold the standard's default because nothing was sent. Learners read "not stated". */
  defaulted: string[]
  costPence: number | null
  costText: string | null
  age: string | null
  places: number | null
  applyFrom: string | null
  applyUntil: string | null
  applyTo: string | null
  url: string | null
  /** What this run says otherwise than its course. */
  description: string | null
  /** Null: at the provider's own address. */
  place: CataloguePlace | null
  received: JsonObject
  sourceHash: string
}

/** Where learning happens. Its key is its name and postcode: feeds number places anew each time. */
export type CataloguePlace = {
  key: string
  name: string
  address: string | null
  town: string | null
  postcode: string | null
  phone: string | null
  email: string | null
}

/** Who publishes the courses. */
export type CatalogueProvider = {
  ukprn: string | null
  uri: string | null
  name: string | null
  summary: string | null
  website: string | null
  place: CataloguePlace | null
}

/** A course with its runs, as one item of the file. */
export type CatalogueItem = {
  course: CatalogueCourse
  runs: CatalogueRun[]
  /** Runs that stood in the file but were refused; the findings say why. */
  refusedRuns: number
  findings: NewFinding[]
}
