import { hash, randomBytes, randomInt, randomUUID } from 'node:crypto'

/** A secret nobody can guess, safe in a URL: 20 bytes are 160 bits. */
export function token(bytes = 20): string {
  return randomBytes(bytes).toString('base64url')
}

/** What is kept of a secret: its SHA-256, so that the database cannot be used to sign in. */
export function hashed(secret: string): string {
  return hash('sha256', secret, 'hex')
}

// No 0, O, 1, I, L, U: a code is read aloud and typed on a phone.
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code for people, such as 7K3M-92QF: about 39 bits in two groups of four. */
export function readableCode(groups = 2): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** A pause of up to so many milliseconds, so that two who collided do not collide again. */
export function pauseOf(most: number): number {
  return 1 + randomInt(most)
}

export { randomUUID as newId }
