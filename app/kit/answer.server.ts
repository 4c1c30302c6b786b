import { plainJson } from './json'

/** An answer for programs: anybody's page may read it, and it may be kept for some minutes. */
export function openJson(body: object, status = 200): Response {
  return openAnswer(plainJson(body), 'application/json; charset=utf-8', status)
}

/** The same in another form. */
export function openAnswer(body: string, type: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' },
  })
}
