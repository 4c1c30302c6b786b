import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env.server'

/*
 * Words that lie in the database and that nobody but the service, at the right moment, can read: AES-256-GCM under a key
 * made of the service's own secret, of what the words are for and, where there is one, of a secret somebody else holds.
 */

const IV_BYTES = 12
const TAG_BYTES = 16

/** The words, locked. */
export function sealText(purpose: string, text: string, secret = ''): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose, secret), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** The words again; null where they were locked for something else, with another secret, or have been changed. */
export function unsealText(purpose: string, sealed: Buffer, secret = ''): string | null {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose, secret), sealed.subarray(0, IV_BYTES))
  decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

function keyFor(purpose: string, secret: string) {
  return Buffer.from(hkdfSync('sha256', env().SESSION_SECRET, secret, purpose, 32))
}
