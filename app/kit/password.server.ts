import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { env } from './env.server'
import { TooManyTries } from './errors'

// OWASP's argon2id figures: 19 MiB, two passes, one lane. About 19 ms on one core.
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Hashing is the dearest thing a visitor can ask for: all web processes together hash on no more than the cores there are.
// Then a short queue, then "in a moment".
const atOnce = () => Math.max(1, Math.floor(availableParallelism() / env().WORKERS))
const WAITING = 80
let running = 0
const queue: (() => void)[] = []

/** What is kept of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, strength))
}

/** Does the password fit? An account without one, or no account at all, takes just as long to say no. */
export async function fitsPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  const fits = await inTurn(async () => verify(kept ?? (await decoy()), password))
  return fits && Boolean(kept)
}

/** Hashes once, so that the first who signs in does not wait for what is made then. */
export async function readyToHash(): Promise<void> {
  await decoy()
}

let decoyHash: Promise<string> | undefined

function decoy() {
  return (decoyHash ??= hash('no account has this password', strength))
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce()) {
    if (queue.length >= WAITING) throw new TooManyTries('Many people are signing in. Try again in a moment.', 5)
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    queue.shift()?.()
  }
}
