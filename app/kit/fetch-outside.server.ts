import { lookup as lookUp } from 'node:dns'
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as secureRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Refusal } from './errors'
import { keepBytes } from './uploads.server'

export type Fetched = { isSame: true } | { isSame: false; keptAs: string; etag: string | null }

type Wishes = { etag: string | null; limit: number; seconds: number; mayBePrivate?: boolean }

const MOST_REDIRECTS = 3

/**
 * Fetches a file from another site: http or https alone, no address of our own network, no more than may come, in no
 * more time than there is. The address is checked as it is connected to, so that a name cannot point elsewhere meanwhile.
 */
export async function fetchOutside(address: string, wishes: Wishes): Promise<Fetched> {
  const signal = AbortSignal.timeout(wishes.seconds * 1000)
  try {
    let url = webUrl(address)
    for (let step = 0; step <= MOST_REDIRECTS; step += 1) {
      const reply = await ask(url, wishes, signal)
      const next = redirectOf(reply, url)
      if (next === null) return await taken(reply, wishes.limit)
      reply.destroy()
      url = next
    }
    throw new Refusal('too-many-redirects', 'The address leads from one to the next and never to a file.')
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (signal.aborted)
      throw new Refusal('too-slow', `The site did not send the file within ${wishes.seconds} seconds.`)
    throw new Refusal('not-reached', 'The site could not be reached. Check the address.')
  }
}

/** The address, if it is one that may be fetched at all. */
export function webUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new Refusal('not-a-web-address', 'Enter a full web address that begins with https:// or http://', 'url')
  return url
}

const allowsPrivate = process.env.NODE_ENV !== 'production'

function ask(url: URL, { etag, mayBePrivate = allowsPrivate }: Wishes, signal: AbortSignal): Promise<IncomingMessage> {
  if (!mayBePrivate && isPrivateHost(url.hostname)) throw ownNetwork()
  const options: RequestOptions = {
    signal,
    agent: false,
    headers: {
      Accept: 'application/xml, text/xml, */*;q=0.5',
      'User-Agent': 'Onward course reader',
      ...(etag ? { 'If-None-Match': etag } : {}),
    },
    ...(mayBePrivate ? {} : { lookup: publicLookup }),
  }
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? secureRequest : plainRequest
    send(url, options, resolve).on('error', reject).end()
  })
}

/** Whether the host of an address is a number inside a private network; a name is looked at when it is looked up. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  return isIP(host) !== 0 && isPrivate(host)
}

/** Looks a name up, and hands on nothing if any of its addresses is in a private network. */
export const publicLookup: LookupFunction = (host, options, callback) => {
  lookUp(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    if (addresses.length === 0 || addresses.some(({ address }) => isPrivate(address)))
      return callback(ownNetwork(), '', 0)
    if (options.all) return callback(null, addresses)
    return callback(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 4)
  })
}

function ownNetwork() {
  return new Refusal('private-address', 'This address is inside a private network and is never fetched.', 'url')
}

const privateNetworks = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  privateNetworks.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateNetworks.addSubnet(network, bits, 'ipv6')
privateNetworks.addAddress('::1', 'ipv6')

/** True for addresses of our own machine, our own network and those no public site has. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const kind = isIP(mapped)
  if (kind === 0) return true
  return privateNetworks.check(mapped, kind === 4 ? 'ipv4' : 'ipv6')
}

function redirectOf(reply: IncomingMessage, from: URL): URL | null {
  const { statusCode = 0, headers } = reply
  if (![301, 302, 303, 307, 308].includes(statusCode) || !headers.location) return null
  return webUrl(new URL(headers.location, from).href)
}

async function taken(reply: IncomingMessage, limit: number): Promise<Fetched> {
  const { statusCode = 0, headers } = reply
  if (statusCode === 304) {
    reply.destroy()
    return { isSame: true }
  }
  if (statusCode !== 200) {
    reply.destroy()
    throw new Refusal('not-sent', `The site answered ${statusCode} and sent no file.`)
  }
  const etag = headers.etag && headers.etag.length <= 200 ? headers.etag : null
  return { isSame: false, keptAs: await keepBytes(reply, limit), etag }
}
