import { z } from 'zod'
import { courseListSchema, courseSchema, problemSchema, providerListSchema } from './api.schemas'

/** The licence under which anybody may use the courses of the prospectus. */
export const licence = {
  name: 'Open Government Licence v3.0',
  url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
}

const filters: [name: string, description: string][] = [
  ['q', 'Words to look for, such as “plumbing” or “games design”'],
  ['postcode', 'A postcode or the first half of one: distances are from there'],
  ['within', 'At most so many miles away: 5, 10, 15, 25 or 50'],
  ['route', 'a-levels, technical, apprenticeship or foundation; may be repeated'],
  ['level', 'entry, 1, 2, 3 or 4; may be repeated'],
  ['subject', 'A subject area, as the facets of an answer name them; may be repeated'],
  ['provider', 'The slug of a provider; may be repeated'],
  ['mode', 'full-time, part-time, flexible or part-of-full-time; may be repeated'],
  ['start', 'A month such as 2027-09, or unknown; may be repeated'],
  ['sort', 'relevance, distance, start or title'],
  ['page', 'The page, from 1; 20 courses each'],
]

/** The description of the interface for programs, in the words of OpenAPI 3.1. */
export function openApi(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Onward prospectus',
      version: '1.0.0',
      description: 'Courses after Year 11 in this area. Read only; no key is needed. Nothing here is about a person.',
      license: licence,
    },
    servers: [{ url: origin }],
    paths: {
      '/api/v1/courses': {
        get: operation('findCourses', 'Courses that match, with the counts of each filter', courseListSchema, {
          parameters: filters.map(([name, description]) => ({
            name,
            in: 'query',
            description,
            schema: name === 'page' ? { type: 'integer', minimum: 1 } : { type: 'string' },
          })),
        }),
      },
      '/api/v1/courses/{slug}': {
        get: operation('getCourse', 'One course with its runs', courseSchema, {
          parameters: [slug],
          isFound: true,
        }),
      },
      '/api/v1/providers': {
        get: operation('listProviders', 'Providers with courses in the prospectus', providerListSchema, {}),
      },
      '/feeds/xcri-cap.xml': { get: file('getFeed', 'All courses as XCRI-CAP 1.2', 'application/xml') },
      '/feeds/{slug}/xcri-cap.xml': {
        get: file('getFeedOf', 'One provider’s courses as XCRI-CAP 1.2', 'application/xml'),
      },
      '/feeds/courses.csv': {
        get: file(
          'getSheet',
          'All courses as CSV: the columns of the national course directory, and whose each is',
          'text/csv',
        ),
      },
      '/feeds/{slug}/courses.csv': {
        get: file(
          'getSheetOf',
          'One provider’s courses as CSV, in the columns of the national course directory',
          'text/csv',
        ),
      },
    },
    components: { schemas: schemas() },
  }
}

const slug = { name: 'slug', in: 'path', required: true, schema: { type: 'string' } }

/** Something that is fetched whole. Whoever sends the ETag of the last one is told where nothing is new. */
function file(operationId: string, summary: string, type: string) {
  const isOfOne = operationId.endsWith('Of')
  return {
    operationId,
    summary,
    ...(isOfOne && { parameters: [slug] }),
    responses: {
      '200': { description: summary, content: { [type]: { schema: { type: 'string' } } } },
      '304': { description: 'Nothing is new' },
      ...(isOfOne && { '404': { description: 'There is no such provider' } }),
    },
  }
}

type More = { parameters?: object[]; isFound?: boolean }

function operation(operationId: string, summary: string, schema: z.ZodType, { parameters, isFound }: More) {
  const problem = { 'application/problem+json': { schema: reference(problemSchema) } }
  return {
    operationId,
    summary,
    ...(parameters && { parameters }),
    responses: {
      '200': { description: summary, content: { 'application/json': { schema: reference(schema) } } },
      ...(isFound && { '404': { description: 'There is no such course', content: problem } }),
    },
  }
}

function reference(schema: z.ZodType) {
  return { $ref: `#/components/schemas/${schema.meta()?.id ?? ''}` }
}

function schemas() {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    // Other rooms describe what they take: of that nothing is wanted here.
    unrepresentable: 'any',
  })
  const wanted = ['CourseInList', 'CourseList', 'CourseRun', 'Course', 'ProviderList', 'Problem']
  return Object.fromEntries(Object.entries(schemas).filter(([id]) => wanted.includes(id)))
}
