import { figure, percentile, type Figure } from './figure'
import { tourOf, type Stop } from './tour'
import { received } from './wire'
import type { World } from './world'

const LOOKS = 40

type Timed = Stop & { status: number; p95: number }

/** B5: every page there is, looked at forty times, one look after the other: the slowest page decides. */
export async function measure(world: World): Promise<Figure[]> {
  const { origin } = await world.ours()
  const timed: Timed[] = []
  for (const stop of await tourOf(world))
    timed.push(await look(origin, stop, stop.who === null ? '' : await world.cookie(stop.who)))
  const shown = timed.filter(({ status }) => status === 200).sort((a, b) => b.p95 - a.p95)
  const slowest = shown.slice(0, 5).map(({ pattern, p95 }) => `${pattern} ${p95.toFixed(1)} ms`)
  const unseen = timed.filter(({ status }) => status !== 200).map(({ pattern, status }) => `${pattern} ${status}`)
  return [
    figure(
      {
        name: 'B5',
        what: `the slowest of ${shown.length} pages, unloaded, 95th percentile`,
        value: shown[0]?.p95 ?? Number.POSITIVE_INFINITY,
        unit: 'ms',
        notes: `one after the other, to the last byte, packed as browsers ask; slowest: ${slowest.join(', ')}${unseen.length > 0 ? `; only passed through: ${unseen.join(', ')}` : ''}`,
      },
      { better: 'less', floor: 200, goal: 100, stretch: 50 },
    ),
  ]
}

/** A cookie that nobody knows keeps open pages from being answered from memory: it is the making that is timed. */
async function look(origin: string, stop: Stop, cookie: string): Promise<Timed> {
  const times: number[] = []
  let status = 0
  for (let n = -3; n < LOOKS; n += 1) {
    const reply = await received(origin + stop.path, cookie || 'looking=1')
    if (n >= 0) times.push(reply.ms)
    status = reply.status
    if (status !== 200) break
  }
  return { ...stop, status, p95: percentile(times, 0.95) }
}
