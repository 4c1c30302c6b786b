import { hash, verify } from '@node-rs/argon2'
import { setTimeout as wait } from 'node:timers/promises'
import { Browser } from '#tests/support/http'
import { figure, percentile, type Figure } from './figure'
import { learnersSignedIn, PASSWORD, type Somebody } from './people'
import type { World } from './world'

const SECONDS = Number(process.env.BENCH_SURGE_SECONDS ?? 12)
const AT_ONCE = 32
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** B7: as many learners as can sign in at once, beside the bare hash; what an adviser's page takes meanwhile. */
export async function measure(world: World): Promise<Figure[]> {
  const people = await learnersSignedIn(world, 400)
  const adviser = await world.cookie('adviser')
  const { origin, stop } = await world.serve({ WORKERS: '2' })
  try {
    const alone = await hashesAlone()
    const idle = await looksAt(origin, adviser, SECONDS)
    const surge = signInsFor(origin, people, SECONDS)
    await wait(1000)
    const busy = await looksAt(origin, adviser, SECONDS - 2)
    const { perSecond, refused, failed } = await surge
    return [
      figure(
        {
          name: 'B7',
          what: 'sign-ins a second in a surge',
          value: perSecond,
          unit: 'sign-ins/s',
          against: `argon2id alone ${Math.round(alone)}/s`,
          ratio: perSecond / alone,
          notes: `${AT_ONCE} at once for ${SECONDS} s, two web processes; ${refused} were asked to try again in a moment, ${failed} failed`,
        },
        { better: 'more', floor: 0.5, goal: 0.8, stretch: 0.9 },
      ),
      figure(
        {
          name: 'B7-pages',
          what: 'an adviser’s page meanwhile, slowest twentieth ÷ idle',
          value: busy,
          unit: 'ms',
          against: `${idle.toFixed(1)} ms idle`,
          ratio: busy / idle,
        },
        { better: 'less', floor: 4, goal: 2 },
      ),
    ]
  } finally {
    await stop()
  }
}

async function hashesAlone(): Promise<number> {
  const kept = await hash(PASSWORD, STRENGTH)
  const began = performance.now()
  let done = 0
  const hand = async () => {
    while (performance.now() - began < 4000) {
      await verify(kept, PASSWORD)
      done += 1
    }
  }
  await Promise.all([hand(), hand()])
  return (done / (performance.now() - began)) * 1000
}

async function looksAt(origin: string, cookie: string, seconds: number): Promise<number> {
  const browser = new Browser(origin, cookie)
  const times: number[] = []
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    const began = performance.now()
    const { status } = await browser.get('/adviser')
    if (status !== 200) throw new Error(`/adviser answers ${status}`)
    times.push(performance.now() - began)
    await wait(50)
  }
  browser.close()
  return percentile(times, 0.95)
}

/** Each from an address of its own, as a county of homes would. */
async function signInsFor(origin: string, people: readonly Somebody[], seconds: number) {
  const began = performance.now()
  const counts = { done: 0, refused: 0, failed: 0 }
  let turn = 0
  const hand = async () => {
    const browser = new Browser(origin)
    while (performance.now() - began < seconds * 1000) {
      const at = (turn += 1)
      const person = people[at % people.length]
      const from = { 'x-forwarded-for': `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}` }
      browser.cookies.clear()
      const reply = await browser.post('/sign-in', { email: person?.email ?? '', password: PASSWORD }, from)
      if (reply.status === 302) counts.done += 1
      else if (reply.status === 429) counts.refused += 1
      else counts.failed += 1
    }
    browser.close()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, hand))
  return { ...counts, perSecond: (counts.done / (performance.now() - began)) * 1000 }
}
