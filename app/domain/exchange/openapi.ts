import { z } from 'zod'
import { openApi } from '~/domain/feeds/openapi'
import { problemSchema } from '~/domain/feeds/api.schemas'
import { messageSchema } from './message.schemas'
import { vendorOperations, type Operation } from './vendor-api'

/** The description of the whole interface for programs: the prospectus, open to all, and what takes a token. */
export function wholeApi(origin: string) {
  const prospectus = openApi(origin)
  const { info, paths, components } = prospectus
  return {
    ...prospectus,
    info: {
      ...info,
      title: 'Onward',
      description: `${info.description.replace('Nothing here is about a person.', 'That part is about no person.')} What is under /api/v1/applications takes a token of an organisation: see ${origin}/help/programs.`,
    },
    paths: { ...paths, ...vendorPaths() },
    webhooks: { message: { post: told } },
    components: {
      schemas: { ...components.schemas, ...vendorSchemas() },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token that a manager of the organisation makes' },
      },
    },
  }
}

/** What a program that has a webhook is told. */
const told = {
  operationId: 'tellProgram',
  summary: 'Something happened to an application: posted to the address of each webhook, signed',
  requestBody: { required: true, content: { 'application/json': { schema: refer(messageSchema) } } },
  responses: { '2XX': { description: 'It has arrived; the answer is not read' } },
}

function vendorPaths() {
  const paths = Map.groupBy(vendorOperations, ({ path }) => path)
  return Object.fromEntries(
    [...paths].map(([path, operations]) => [
      path,
      Object.fromEntries(operations.map((operation) => [operation.method, described(operation)])),
    ]),
  )
}

function described({ path, name, summary, right, answer, body, isOnVersion, query }: Operation) {
  return {
    operationId: name,
    summary,
    description: `The token needs the right “${right}”.`,
    security: [{ token: [] }],
    parameters: [
      ...(path.includes('{id}') ? [parameter('id', 'path', 'The id of the application')] : []),
      ...(query ?? []).map(([name, description]) => parameter(name, 'query', description)),
      ...(body
        ? [parameter('Idempotency-Key', 'header', 'A new key for each deed; the same one when you try again')]
        : []),
      ...(isOnVersion ? [parameter('If-Match', 'header', 'The ETag of the application as you last read it')] : []),
    ],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: refer(body) } } } }),
    responses: {
      '200': { description: summary, content: { 'application/json': { schema: refer(answer) } } },
      ...Object.fromEntries(
        problemsOf({ path, body, isOnVersion }).map((problem) => [
          problem,
          { description: problems[problem], content: problemContent },
        ]),
      ),
    },
  }
}

const problems = {
  '400': 'It cannot be read, or a key is missing',
  '401': 'There is no token, or it does not hold',
  '403': 'The token has not this right',
  '404': 'There is no such application for you',
  '409': 'Not now: the rules say no, in a sentence',
  '412': 'Somebody else changed it first: read it again',
  '415': 'It is not JSON',
  '422': 'Something is wrong in what was sent, or the key was used for another call',
  '428': 'If-Match is missing',
  '429': 'Too many calls: wait as long as Retry-After says',
} as const

type ProblemStatus = keyof typeof problems

function problemsOf({ path, body, isOnVersion }: Pick<Operation, 'path' | 'body' | 'isOnVersion'>): ProblemStatus[] {
  return [
    ...(body ? (['400', '401', '403'] as const) : (['401', '403'] as const)),
    ...(path.includes('{id}') ? (['404'] as const) : []),
    ...(body ? (['409', '415', '422'] as const) : []),
    ...(isOnVersion ? (['412', '428'] as const) : []),
    '429',
  ]
}

const problemContent = { 'application/problem+json': { schema: refer(problemSchema) } }

function parameter(name: string, place: 'path' | 'query' | 'header', description: string) {
  return { name, in: place, required: place !== 'query', description, schema: { type: 'string' } }
}

function refer(schema: z.ZodType) {
  return { $ref: `#/components/schemas/${nameOf(schema)}` }
}

function nameOf(schema: z.ZodType): string {
  return schema.meta()?.id ?? ''
}

/** Every schema that an operation names, and those they are made of: bodies as they are sent, answers as they come. */
function vendorSchemas() {
  const made = [
    ...vendorOperations.flatMap(({ body }) => (body ? [inWords(body, 'input')] : [])),
    ...[...vendorOperations.map(({ answer }) => answer), problemSchema, messageSchema].map((answer) =>
      inWords(answer, 'output'),
    ),
  ]
  return Object.assign({}, ...made)
}

function inWords(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  const text = JSON.stringify({ [nameOf(schema)]: own, ...$defs }).replaceAll('"#/$defs/', '"#/components/schemas/')
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}
