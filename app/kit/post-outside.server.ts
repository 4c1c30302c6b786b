import { createHmac } from 'node:crypto'
import { request as plainRequest, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { env } from './env.server'
import { Refusal } from './errors'
import { isPrivateHost, publicLookup, webUrl } from './fetch-outside.server'

/*
 * Posting to a site outside: no redirect is followed, no answer is read, and no address of our own network is reached. The
 * address is checked as it is connected to.
 */

export type Posted = { status: number } | { status: null; failure: 'too-slow' | 'not-reached' | 'private-address' }

type Parcel = { body: string; headers: Record<string, string>; seconds: number; mayBePrivate?: boolean }

/** Posts a small text and answers with the status alone. */
export async function postOutside(address: string, parcel: Parcel): Promise<Posted> {
  const signal = AbortSignal.timeout(parcel.seconds * 1000)
  try {
    return { status: await post(safeUrl(address, parcel.mayBePrivate), parcel, signal) }
  } catch (error) {
    if (error instanceof Refusal) return { status: null, failure: 'private-address' }
    return { status: null, failure: signal.aborted ? 'too-slow' : 'not-reached' }
  }
}

/** The address, if it may be posted to: https, and not in a network of our own; on a developer's machine anything. */
export function safeUrl(address: string, mayBePrivate = mayReachOwnNetwork()): URL {
  const url = webUrl(address)
  if (mayBePrivate) return url
  if (url.protocol !== 'https:') throw new Refusal('not-https', 'Enter an address that begins with https://', 'url')
  if (isPrivateHost(url.hostname))
    throw new Refusal('private-address', 'This address is inside a private network and is never reached.', 'url')
  return url
}

/** The code that shows who sent a text and when: nobody makes it without the secret. */
export function signature(secret: string, timestamp: number, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}

// A demo that only its own machine can reach may tell a program beside it.
function mayReachOwnNetwork() {
  if (process.env.NODE_ENV !== 'production') return true
  return env().DEMO && ['localhost', '127.0.0.1'].includes(env().HOST)
}

function post(url: URL, { body, headers, mayBePrivate = mayReachOwnNetwork() }: Parcel, signal: AbortSignal) {
  const options: RequestOptions = {
    method: 'POST',
    signal,
    agent: false,
    headers: { ...headers, 'User-Agent': 'Onward', 'Content-Length': String(Buffer.byteLength(body)) },
    ...(mayBePrivate ? {} : { lookup: publicLookup }),
  }
  return new Promise<number>((resolve, reject) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest
    const request = send(url, options, (reply) => {
      resolve(reply.statusCode ?? 0)
      reply.on('error', () => {}).destroy() // what it says beside its status is nobody's business
    })
    request.on('error', reject).end(body)
  })
}
