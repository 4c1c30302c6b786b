import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/*
 * Open pages are the same for every visitor who has not signed in, so they are rendered once for each edition of the
 * prospectus and answered from memory until something they show has changed.
 */

type Page = {
  headers: string[]
  etag: string
  html: string
  keptAt: number
  plain?: Buffer
  gzip?: Buffer
  br?: Buffer
}
type Packing = 'plain' | 'gzip' | 'br'

const MOST_PAGES = 5000
const MOST_BYTES = 96_000_000
const LONGEST_MS = 300_000 // pages speak of dates, and days pass without anybody changing anything

const openPaths = /^\/(?:$|\?|courses(?:$|[/?])|careers(?:$|[/?])|providers(?:$|[/?])|(?:help|privacy|accessibility)$)/

const pages = new Map<string, Page>()
let bytes = 0
let edition = 0
let isListening = false

/** How often a page was answered from memory, for the metrics. */
export const openPageCount = { answered: 0 }

/** Something that open pages show has changed: none kept so far may be shown again. */
export function beginNewEdition() {
  edition += 1
  pages.clear()
  bytes = 0
}

/** Pages are kept only while we hear of changes. */
export function keepOpenPages(whileListening: boolean) {
  isListening = whileListening
  beginNewEdition()
}

/** Answers from memory where it can, with as little work as possible, and says whether it did. */
export function answerOpenPage(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' || request.headers.cookie !== undefined) return false
  const page = pages.get(request.url ?? '')
  if (!page || Date.now() - page.keptAt > LONGEST_MS) return false
  openPageCount.answered += 1
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, page.headers).end()
    return true
  }
  const packing = packingFor(request.headers['accept-encoding'])
  const body = (page[packing] ??= pack(page.html, packing))
  const more = packing === 'plain' ? [] : ['Content-Encoding', packing]
  response.writeHead(200, [...page.headers, 'Content-Length', String(body.length), ...more]).end(body)
  return true
}

/** A place kept free for the page this request is about to get; null where it may not be kept. */
export function placeForPage(request: IncomingMessage) {
  const { method, url = '', headers } = request
  if (!isListening || method !== 'GET' || headers.cookie !== undefined || !openPaths.test(url)) return null
  const asked = edition
  return (html: string, pageHeaders: Record<string, string>) => {
    if (asked === edition) keep(url, html, pageHeaders)
  }
}

function keep(url: string, html: string, headers: Record<string, string>) {
  const etag = `"${createHash('sha1').update(html).digest('base64url')}"`
  const all = { ...headers, ETag: etag, 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding, Cookie' }
  forget(url)
  pages.set(url, { headers: Object.entries(all).flat(), etag, html, keptAt: Date.now() })
  bytes += html.length * 2
  while (pages.size > MOST_PAGES || bytes > MOST_BYTES) {
    const [oldest] = pages.keys()
    if (oldest === undefined) break
    forget(oldest)
  }
}

function forget(url: string) {
  const page = pages.get(url)
  if (!page) return
  pages.delete(url)
  bytes -= page.html.length * 2
}

function packingFor(accepted: string | string[] | undefined): Packing {
  if (accepted === undefined) return 'plain'
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'plain'
}

function pack(html: string, packing: Packing): Buffer {
  if (packing === 'gzip') return gzipSync(html)
  if (packing === 'plain') return Buffer.from(html)
  return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
}
