import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env.server'

/*
 * A few ids that somebody else keeps for us, in a cookie or a link: packed small, sealed so that nobody can put in others,
 * and, where a last moment is given, worth nothing after it. What it is for is part of the seal.
 */

const SEAL_BYTES = 16
const HEAD_BYTES = 4
const ID_BYTES = 16
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The ids as a short text for an address or a cookie. */
export function sealIds(purpose: string, ids: readonly string[], until: Date | null = null): string {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32BE(until === null ? 0 : Math.floor(until.getTime() / 1000))
  const body = Buffer.concat([
    head,
    ...ids.filter((id) => uuid.test(id)).map((id) => Buffer.from(id.replaceAll('-', ''), 'hex')),
  ])
  return Buffer.concat([body, sealOf(purpose, body)]).toString('base64url')
}

/** The ids in such a text; null where it was changed, is for something else, or its time is over. */
export function unsealIds(purpose: string, text: string, now: Date): { ids: string[]; until: Date | null } | null {
  const all = Buffer.from(text, 'base64url')
  const body = all.subarray(0, -SEAL_BYTES)
  const seal = all.subarray(-SEAL_BYTES)
  if (all.toString('base64url') !== text) return null
  if (body.length < HEAD_BYTES || (body.length - HEAD_BYTES) % ID_BYTES !== 0) return null
  if (seal.length !== SEAL_BYTES || !timingSafeEqual(seal, sealOf(purpose, body))) return null
  const seconds = body.readUInt32BE()
  const until = seconds === 0 ? null : new Date(seconds * 1000)
  if (until !== null && until < now) return null
  return { ids: idsIn(body.subarray(HEAD_BYTES)), until }
}

/** The ids that this browser keeps for us under a name. */
export function idsInCookie(request: Request, name: string, now: Date): string[] {
  const found = new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(request.headers.get('Cookie') ?? '')
  return (found?.[1] && unsealIds(name, found[1], now)?.ids) || []
}

/** The cookie that keeps them; without any it is taken away. */
export function idsCookie(name: string, ids: readonly string[], days: number): string {
  const secure = env().ORIGIN.startsWith('https:') ? '; Secure' : ''
  const life = ids.length === 0 ? 0 : days * 86_400
  return `${name}=${ids.length === 0 ? '' : sealIds(name, ids)}; Path=/; Max-Age=${life}; HttpOnly; SameSite=Lax${secure}`
}

function sealOf(purpose: string, body: Buffer) {
  return createHmac('sha256', env().SESSION_SECRET).update(`${purpose}\n`).update(body).digest().subarray(0, SEAL_BYTES)
}

function idsIn(bytes: Buffer): string[] {
  return Array.from({ length: bytes.length / ID_BYTES }, (_, at) => {
    const hex = bytes.subarray(at * ID_BYTES, (at + 1) * ID_BYTES).toString('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  })
}
