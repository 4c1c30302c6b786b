import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const LONGEST_ADDRESS = 4096
const MOST_PARAMETERS = 100
const FORM_BYTES = 1_000_000

/** Pages that take a file take more than a form. */
const largerBodies: [prefix: string, bytes: number][] = [
  ['/provider/courses/import', 21_000_000],
  ['/provider/courses/sheet', 21_000_000],
  ['/provider/registers/files', 61_000_000],
]

/** Why a request is turned away before any page sees it: a status and a sentence; null where it may pass. */
export function refusalOf(request: IncomingMessage, origin: string): { status: number; sentence: string } | null {
  const { method = 'GET', url = '/', headers } = request
  if (url.length > LONGEST_ADDRESS) return { status: 414, sentence: 'That address is too long.' }
  if (url.split('&', MOST_PARAMETERS + 2).length > MOST_PARAMETERS) {
    return { status: 400, sentence: 'That address asks for too much at once.' }
  }
  // No text of ours holds a NUL and no database keeps one.
  if (url.includes('%00')) return { status: 400, sentence: 'That address holds a character that is none.' }
  if (!isFromHere(method, headers, url, origin)) {
    if (url.startsWith('/api/')) return { status: 401, sentence: 'Send a token: “Authorization: Bearer …”.' }
    return { status: 403, sentence: 'This form was sent from another site. Go back, reload the page and try again.' }
  }
  return tooLarge(headers, url)
}

/**
 * Whether a deed was asked for by a page of ours, judged as Go's CrossOriginProtection does: by Sec-Fetch-Site, else by
 * Origin. A client that says neither is refused, unless it brings a token of its own that no browser adds by itself.
 */
export function isFromHere(method: string, headers: IncomingHttpHeaders, url: string, origin: string): boolean {
  if (safeMethods.has(method)) return true
  if (url.startsWith('/api/') && headers.authorization?.startsWith('Bearer ')) return true
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const from = headers.origin
  if (from === undefined || !URL.canParse(from)) return false
  return from === origin || new URL(from).host === headers.host
}

function tooLarge(headers: IncomingHttpHeaders, url: string) {
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, sentence: 'Say how long the message is (Content-Length).' }
  }
  const limit = largerBodies.find(([prefix]) => url.startsWith(prefix))?.[1] ?? FORM_BYTES
  if (Number(headers['content-length'] ?? 0) <= limit) return null
  return { status: 413, sentence: `That is too large. The most we can take is ${limit / 1_000_000} MB.` }
}
