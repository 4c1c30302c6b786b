import { IncomingMessage, type IncomingHttpHeaders } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { isFromHere, refusalOf } from '~/cli/web-guards.server'

const origin = 'https://onward.example'
const host = 'onward.example'

function request(method: string, url: string, headers: IncomingHttpHeaders) {
  return Object.assign(new IncomingMessage(new Socket()), { method, url, headers: { host, ...headers } })
}

describe('who may ask for a deed', () => {
  test.each<[string, IncomingHttpHeaders]>([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin }],
    ['somebody who typed the address', { 'sec-fetch-site': 'none' }],
    ['an old browser on our own page', { origin }],
    ['an old browser that reached us by another name', { origin: 'http://10.0.0.1:3000', host: '10.0.0.1:3000' }],
  ])('%s may', (_who, headers) => {
    expect(isFromHere('POST', { host, ...headers }, '/sign-in', origin)).toBe(true)
  })

  test.each<[string, IncomingHttpHeaders]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
    ['a sub-domain', { 'sec-fetch-site': 'same-site', origin: 'https://static.onward.example' }],
    ['an old browser on another site', { origin: 'https://elsewhere.example' }],
    ['an address that only begins like ours', { origin: 'https://onward.example.elsewhere.example' }],
    ['a page without an address', { origin: 'null' }],
    ['a client that says nothing', {}],
    ['a browser that brings a token to a page', { authorization: 'Bearer x' }],
  ])('%s may not', (_who, headers) => {
    expect(isFromHere('POST', { host, ...headers }, '/sign-in', origin)).toBe(false)
  })

  test('a machine with its token may use the API, from anywhere', () => {
    expect(isFromHere('POST', { host, authorization: 'Bearer x' }, '/api/v1/courses', origin)).toBe(true)
  })

  test('looking is always allowed', () => {
    expect(isFromHere('GET', { host, 'sec-fetch-site': 'cross-site' }, '/courses', origin)).toBe(true)
  })
})

describe('how much may be asked', () => {
  const own = { 'sec-fetch-site': 'same-origin' }

  test.each<[string, IncomingMessage, number]>([
    ['a form of ten megabytes', request('POST', '/sign-in', { ...own, 'content-length': '10000000' }), 413],
    ['a message of unknown length', request('POST', '/sign-in', { ...own, 'transfer-encoding': 'chunked' }), 411],
    ['an address without end', request('GET', `/courses?q=${'a'.repeat(5000)}`, {}), 414],
    ['a thousand filters', request('GET', `/courses?${'a=1&'.repeat(1000)}`, {}), 400],
    ['a letter that is none', request('GET', '/courses?q=a%00b', {}), 400],
    ['such a letter in a path', request('GET', '/courses/a%00b', {}), 400],
  ])('%s is turned away', (_what, asked, status) => {
    expect(refusalOf(asked, origin)?.status).toBe(status)
  })

  test('an ordinary form passes', () => {
    expect(refusalOf(request('POST', '/sign-in', { ...own, 'content-length': '900' }), origin)).toBeNull()
  })
})
