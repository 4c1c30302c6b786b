import { z } from 'zod'

/*
 * What the interface for programs answers. The description of it (`/api/openapi.json`) is made from these schemas, and the
 * tests hold every answer against them, so that neither can say what the other does not.
 */

const text = z.string().nullable()
const day = z.iso.date().nullable()

const link = z.url().meta({ description: 'The page for people' })

export const courseInListSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    summary: text,
    route: text,
    level: text,
    provider: z.object({ slug: z.string(), name: z.string() }),
    miles: z.number().nullable().meta({ description: 'About how far, from one postcode district to another' }),
    url: link,
  })
  .meta({ id: 'CourseInList' })

export const courseListSchema = z
  .object({
    total: z.int(),
    page: z.int(),
    pages: z.int(),
    said: z
      .string()
      .meta({ description: 'The wording that was looked for, where a misspelt word was mended; else empty' }),
    courses: z.array(courseInListSchema),
    facets: z.record(z.string(), z.array(z.object({ value: z.string(), name: text, count: z.int() }))),
    licence: z.url(),
  })
  .meta({ id: 'CourseList' })

export const runSchema = z
  .object({
    id: z.uuid(),
    startsOn: day,
    startPrecision: z.enum(['day', 'month', 'year']).nullable(),
    startText: text,
    endsOn: day,
    duration: text,
    studyMode: text.meta({ description: 'Null where the provider has not stated it' }),
    attendanceMode: text,
    attendancePattern: text,
    costPence: z.int().nullable(),
    costText: text,
    places: z.int().nullable(),
    applyFrom: day,
    applyUntil: day,
    isOpen: z.boolean(),
    site: z.object({ name: z.string(), town: text, postcode: text }).nullable(),
  })
  .meta({ id: 'CourseRun' })

export const courseSchema = z
  .object({
    slug: z.string(),
    title: z.string(),
    summary: text,
    route: text,
    level: text,
    qualification: z.object({ title: text, reference: text, awardingBody: text }),
    texts: z.record(z.string(), text).meta({ description: 'Blocks of words as HTML, cleaned; null where missing' }),
    provider: z.object({ slug: z.string(), name: z.string() }),
    runs: z.array(runSchema),
    url: link,
    licence: z.url(),
  })
  .meta({ id: 'Course' })

export const providerListSchema = z
  .object({
    providers: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        ukprn: text,
        website: text,
        town: text,
        postcode: text,
        url: link,
        feed: z.url().meta({ description: 'Its courses as XCRI-CAP 1.2' }),
        sheet: z.url().meta({ description: 'Its courses as CSV, in the 24 columns of the national course directory' }),
      }),
    ),
    licence: z.url(),
  })
  .meta({ id: 'ProviderList' })

/** What comes back with a no. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'A sentence for people' }),
    code: z.string().meta({ description: 'A word to decide by' }),
    reference: z.string().meta({ description: 'Give it if you ask for help' }),
    errors: z.array(z.strictObject({ field: z.string(), sentence: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'A no, in a sentence (RFC 9457)' })

export type CourseList = z.output<typeof courseListSchema>
export type CourseAnswer = z.output<typeof courseSchema>
export type ProviderList = z.output<typeof providerListSchema>
