import { Browser } from '#tests/support/http'
import { paths } from '~/paths'
import { figure, percentile, type Figure } from './figure'
import { learnersSignedIn, PASSWORD, type Somebody } from './people'
import type { World } from './world'

const SECONDS = Number(process.env.BENCH_JOURNEY_SECONDS ?? 60)
const AT_ONCE = 40
const words = ['engineering', 'art', 'health', 'computing', 'sport', 'a level biology', 'plumbing', 'busines', 'media']

type Kind = 'read' | 'search' | 'write' | 'sign-in'
type Step = { kind: Kind; ms: number; isFine: boolean }

/** B4: seven reads, two searches and a little writing and signing in, as a busy evening has them, from forty people at once. */
export async function measure(world: World): Promise<Figure[]> {
  const crowd = await crowdOf(world)
  const { origin, stop } = await world.serve({ WORKERS: '2' })
  try {
    const { steps, seconds } = await mixedWork(origin, crowd, SECONDS)
    return [judged(steps, seconds)]
  } finally {
    await stop()
  }
}

type Crowd = { people: readonly Somebody[]; staff: readonly string[] }

/** Who works in the mixed journey: learners and staff of the county, signed in. */
export async function crowdOf(world: World): Promise<Crowd> {
  const staff = await Promise.all(['admissions', 'careers', 'adviser', 'coordinator'].map((who) => world.cookie(who)))
  return { people: await learnersSignedIn(world, AT_ONCE * 8), staff }
}

/** Lets forty of them work without a pause for so many seconds. */
export async function mixedWork(origin: string, { people, staff }: Crowd, forSeconds: number) {
  const steps: Step[] = []
  const began = performance.now()
  const isOver = () => performance.now() - began > forSeconds * 1000
  const hands = Array.from({ length: AT_ONCE }, (_, at) => new Hand(origin, people, staff, at))
  await Promise.all(hands.map((hand) => hand.work(steps, isOver)))
  return { steps, seconds: (performance.now() - began) / 1000 }
}

function judged(steps: readonly Step[], seconds: number): Figure {
  const p95 = (of: readonly Step[]) =>
    percentile(
      of.map(({ ms }) => ms),
      0.95,
    )
  const failed = steps.filter(({ isFine }) => !isFine)
  const kinds = [...Map.groupBy(steps, ({ kind }) => kind)].map(
    ([kind, of]) => `${kind} ${of.length} (${Math.round(p95(of))} ms)`,
  )
  const slow = p95(steps)
  const faults = [...Map.groupBy(failed, ({ kind }) => kind)].map(([kind, of]) => `${kind} ${of.length}`)
  const isGood = slow <= 1000 && failed.length < steps.length / 1000
  return figure(
    {
      name: 'B4',
      what: `mixed work of ${AT_ONCE} people for ${Math.round(seconds)} s`,
      value: isGood ? steps.length / seconds : 0,
      unit: 'requests/s',
      notes: `slowest twentieth ${Math.round(slow)} ms (at most 1,000), ${failed.length} of ${steps.length} failed${faults.length > 0 ? ` (${faults.join(', ')})` : ''}; ${kinds.join(', ')}; two web processes`,
    },
    { better: 'more', floor: 100, goal: 200, stretch: 300 },
  )
}

/** Of a hundred steps 70 read, 20 search, 7 write and 3 sign in, in an order that mixes them. */
function kindAt(step: number): Kind {
  const place = (step * 37) % 100
  if (place < 70) return 'read'
  if (place < 90) return 'search'
  return place < 97 ? 'write' : 'sign-in'
}

/** One who works without a pause: a learner most of the time, staff now and then. */
class Hand {
  private step: number

  constructor(
    private readonly origin: string,
    private readonly people: readonly Somebody[],
    private readonly staff: readonly string[],
    private readonly at: number,
  ) {
    this.step = at * 13
  }

  async work(steps: Step[], isOver: () => boolean) {
    while (!isOver()) {
      this.step += 1
      const kind = kindAt(this.step)
      const began = performance.now()
      const isFine = await this.take(kind).catch(() => false)
      steps.push({ kind, ms: performance.now() - began, isFine })
    }
  }

  private take(kind: Kind): Promise<boolean> {
    if (kind === 'search') return this.search()
    if (kind === 'write') return this.write()
    return kind === 'sign-in' ? this.signIn() : this.read()
  }

  private async read() {
    const staff = this.step % 4 === 0 ? this.staff[this.step % this.staff.length] : undefined
    if (staff) return this.shows(staff, ['/provider', '/school', '/adviser', '/area'][this.staff.indexOf(staff)] ?? '/')
    const { cookie, choiceId } = this.somebody
    const pages = ['/learner', paths.learner.application, choiceId ? paths.learner.choice(choiceId) : '/learner']
    return this.shows(cookie, pages[this.step % pages.length] ?? '/learner')
  }

  private search() {
    const word = words[this.step % words.length] ?? ''
    return this.shows(this.somebody.cookie, `/courses?q=${encodeURIComponent(word)}&page=${1 + (this.step % 2)}`)
  }

  private async write() {
    const browser = this.browser(this.somebody.cookie)
    const address = paths.learner.section('statement')
    const page = await browser.get(address)
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '0'
    const answers = Object.fromEntries(
      [...page.text.matchAll(/<textarea[^>]*name="([^"]+)"/g)].map(([, name = '']) => [name, `Written ${this.step}.`]),
    )
    const reply = await browser.post(address, { ...answers, isFinished: 'no', version })
    browser.close()
    return reply.status === 302
  }

  private async signIn() {
    const browser = this.browser('')
    const from = { 'x-forwarded-for': `10.1.${(this.step >> 8) & 255}.${this.step & 255}` }
    const reply = await browser.post('/sign-in', { email: this.somebody.email, password: PASSWORD }, from)
    browser.close()
    return reply.status === 302
  }

  private async shows(cookie: string, address: string) {
    const browser = this.browser(cookie)
    const reply = await browser.get(address)
    browser.close()
    return reply.status === 200
  }

  private browser(cookie: string) {
    return new Browser(this.origin, cookie || undefined)
  }

  private get somebody(): Somebody {
    // Nobody is two people at once: each hand has learners of its own.
    const one = this.people[(this.at + AT_ONCE * this.step) % this.people.length]
    if (!one) throw new Error('There is nobody.')
    return one
  }
}
