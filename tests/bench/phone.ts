import { chromium, type BrowserContext } from '@playwright/test'
import { findChromium, noChromium } from '../../app/cli/chromium.mjs'
import { figure, type Figure } from './figure'
import { root } from './processes'
import type { World } from './world'

/** A cheap phone on slow 4G as Lighthouse throttles a real browser: 4 times less processor, 562 ms a request, 1.5 Mbit/s. */
const slowNetwork = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
}
const SLOWER = 4
const RUNS = 5

type Vitals = { lcp: number; tbt: number; cls: number }

/** B21: the worst of five first visits on such a phone, of the learner's status page and of the first search page. */
export async function measure(world: World): Promise<Figure[]> {
  const executablePath = findChromium(root, world.say)
  if (!executablePath) throw new Error(noChromium)
  const { origin } = await world.ours()
  const cookie = await world.cookie('learner2')
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const seen: Vitals[] = []
  try {
    for (let run = 0; run < RUNS; run += 1) {
      for (const [path, name] of [
        ['/learner', cookie],
        ['/courses', ''],
      ] as const) {
        const context = await browser.newContext({
          viewport: { width: 412, height: 823 },
          deviceScaleFactor: 1.75,
          isMobile: true,
          hasTouch: true,
        })
        await signIn(context, origin, name)
        seen.push(await visit(context, origin + path))
        await context.close()
      }
    }
  } finally {
    await browser.close()
  }
  const worst = (of: keyof Vitals) => Math.max(...seen.map((vitals) => vitals[of]))
  const notes = `worst of ${RUNS} first visits to /learner and /courses in Chromium, throttled through its own protocol (4 times slower, 562 ms a request, 1.5 Mbit/s); Lighthouse is not installed, its observers are used by hand`
  return [
    figure(
      { name: 'B21-LCP', what: 'largest paint on a cheap phone', value: worst('lcp') / 1000, unit: 's', notes },
      { better: 'less', floor: 2.5, goal: 1.5, stretch: 1.1 },
    ),
    figure(
      { name: 'B21-TBT', what: 'time its script blocks the page', value: worst('tbt'), unit: 'ms' },
      { better: 'less', floor: 200, goal: 50, stretch: 0 },
    ),
    figure(
      { name: 'B21-CLS', what: 'how much the page jumps', value: worst('cls'), unit: '' },
      { better: 'less', floor: 0.1, goal: 0.02, stretch: 0 },
    ),
  ]
}

async function signIn(context: BrowserContext, origin: string, cookie: string) {
  const at = cookie.indexOf('=')
  if (at > 0) await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: origin }])
}

async function visit(context: BrowserContext, url: string): Promise<Vitals> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slowNetwork)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.addInitScript({ content: observers })
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForTimeout(1500)
  const vitals: Vitals = await page.evaluate('window.vitals')
  return vitals
}

/** Runs in the page: what blocks for longer than 50 ms blocks somebody who wants to use it. */
const observers = `
  window.vitals = { lcp: 0, tbt: 0, cls: 0 }
  const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  watch('largest-contentful-paint', (entry) => (vitals.lcp = entry.startTime))
  watch('longtask', (entry) => (vitals.tbt += Math.max(0, entry.duration - 50)))
  watch('layout-shift', (entry) => (vitals.cls += entry.hadRecentInput ? 0 : entry.value))
`
