import { IncomingMessage, ServerResponse, type IncomingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerOpenPage, beginNewEdition, keepOpenPages, placeForPage } from '~/kit/open-pages.server'

const html = '<!DOCTYPE html><h1>Courses</h1>'
const headers = { 'content-type': 'text/html; charset=utf-8' }

beforeEach(() => keepOpenPages(true))

describe('pages that are the same for everybody', () => {
  test('are answered from memory once they were rendered', () => {
    placeForPage(asked('/courses?q=hair'))?.(html, headers)

    const { status, body } = answer('/courses?q=hair')

    expect({ status, text: body.toString() }).toEqual({ status: 200, text: html })
  })

  test('are sent packed as the browser likes it', () => {
    placeForPage(asked('/'))?.(html, headers)

    expect(brotliDecompressSync(answer('/', { 'accept-encoding': 'gzip, br' }).body).toString()).toBe(html)
    expect(gunzipSync(answer('/', { 'accept-encoding': 'gzip' }).body).toString()).toBe(html)
  })

  test('are not sent again to a browser that has them', () => {
    placeForPage(asked('/help'))?.(html, headers)
    const etag = String(answer('/help').headers.get('etag'))

    expect(answer('/help', { 'if-none-match': etag })).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  })

  test('are forgotten when something they show has changed', () => {
    placeForPage(asked('/courses'))?.(html, headers)

    beginNewEdition()

    expect(answer('/courses').isAnswered).toBe(false)
  })

  test('are not kept when the change came while they were rendered', () => {
    const keep = placeForPage(asked('/courses'))
    beginNewEdition()
    keep?.(html, headers)

    expect(answer('/courses').isAnswered).toBe(false)
  })

  test('are not kept while nobody would tell us of a change', () => {
    keepOpenPages(false)

    expect(placeForPage(asked('/courses'))).toBeNull()
  })

  test.each(['/sign-in', '/learner', '/demo/letters', '/coursesandmore', '/healthz'])(
    '%s is not one of them',
    (path) => {
      expect(placeForPage(asked(path))).toBeNull()
    },
  )

  test('are neither kept for nor shown to somebody who brings a cookie', () => {
    placeForPage(asked('/'))?.(html, headers)

    expect(placeForPage(asked('/', { cookie: 'onward=x' }))).toBeNull()
    expect(answer('/', { cookie: 'onward=x' }).isAnswered).toBe(false)
  })

  test('take no more memory than they may, however many addresses are tried', () => {
    const large = 'x'.repeat(1_000_000)
    for (let n = 0; n < 100; n += 1) placeForPage(asked(`/courses?page=${n}`))?.(large, headers)

    expect(answer('/courses?page=0').isAnswered).toBe(false)
    expect(answer('/courses?page=99').isAnswered).toBe(true)
  })
})

function asked(url: string, more: IncomingHttpHeaders = {}) {
  return Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url, headers: more })
}

function answer(url: string, more: IncomingHttpHeaders = {}) {
  const response = new ServerResponse(asked(url, more))
  const sent: { status: number; list: string[]; body: Buffer } = { status: 0, list: [], body: Buffer.alloc(0) }
  Object.assign(response, {
    writeHead: (status: number, list: string[]) => Object.assign(sent, { status, list }) && response,
    end: (body?: Buffer) => Object.assign(sent, { body: body ?? Buffer.alloc(0) }) && response,
  })
  const isAnswered = answerOpenPage(asked(url, more), response)
  const pairs = sent.list.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toLowerCase(), sent.list[at + 1] ?? ''] as const] : [],
  )
  return { isAnswered, status: sent.status, body: sent.body, headers: new Map(pairs) }
}
