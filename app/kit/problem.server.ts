import { plainJson } from './json'

/** What is wrong with one part of what a program sent. */
export type FieldProblem = { field: string; sentence: string }

/** A no that a program reads (RFC 9457): a status, a word to decide by, and a sentence for whoever looks after the program. */
export type Problem = {
  status: number
  code: string
  sentence: string
  reference: string
  fields?: readonly FieldProblem[]
  headers?: Record<string, string>
}

const titles: Record<number, string> = {
  400: 'This cannot be read',
  401: 'No token, or one that does not hold',
  403: 'Not yours to do',
  404: 'Not found',
  409: 'Not now',
  411: 'Length needed',
  412: 'Changed meanwhile',
  413: 'Too large',
  415: 'JSON only',
  422: 'Something is wrong in what was sent',
  428: 'Say which version',
  429: 'Too many calls',
  500: 'Our mistake',
}

export const PROBLEM = 'application/problem+json'

/** The answer for a program that something cannot be done. */
export function problemAnswer({ headers, ...problem }: Problem): Response {
  return new Response(problemText(problem), {
    status: problem.status,
    headers: { 'Content-Type': PROBLEM, 'Cache-Control': 'no-store', ...headers },
  })
}

/** The same as text. */
export function problemText({ status, code, sentence, reference, fields }: Problem): string {
  const title = titles[status] ?? 'This cannot be done'
  const body = { type: 'about:blank', title, status, detail: sentence, code, reference }
  return plainJson({ ...body, ...(fields && { errors: fields }) })
}
