import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { figure, type Figure } from './figure'
import { received, type Received } from './wire'
import type { World } from './world'

/** B18 and B19: what a browser that has never been here fetches for the learner's status page, as it comes over the wire. */
export async function measure(world: World): Promise<Figure[]> {
  const { origin } = await world.ours()
  const cookie = await world.cookie('learner2')
  const page = await received(`${origin}/learner`, cookie)
  const html = unpacked(page).toString()
  const styles = await Promise.all(
    addressesIn(html, /<link[^>]+rel="stylesheet"[^>]*>/g, /href="([^"]+)"/).map((path) =>
      received(origin + path, cookie),
    ),
  )
  const scripts = await Promise.all(
    addressesIn(html, /<script[^>]+src="[^"]+"[^>]*>/g, /src="([^"]+)"/).map((path) => received(origin + path, cookie)),
  )
  const missing = [page, ...styles, ...scripts].filter(({ status }) => status !== 200)
  if (missing.length > 0) throw new Error('Something the page names is not there, so its weight says nothing.')
  const sum = (list: Received[]) => list.reduce((total, { onTheWire }) => total + onTheWire, 0)
  const zipped = scripts.reduce((total, script) => total + gzipSync(unpacked(script)).length, 0)
  const parts = `HTML ${kilobytes(page.onTheWire)}, CSS ${kilobytes(sum(styles))}, script ${kilobytes(sum(scripts))} KB, with headers`
  return [
    figure(
      {
        name: 'B18',
        what: 'first visit to the learner status page',
        value: kilobytes(page.onTheWire + sum(styles) + sum(scripts)),
        unit: 'KB',
        notes: parts,
      },
      { better: 'less', floor: 100, goal: 60, stretch: 35 },
    ),
    figure(
      { name: 'B19', what: 'script on that page, gzipped', value: kilobytes(zipped), unit: 'KB' },
      { better: 'less', floor: 30, goal: 15, stretch: 12 },
    ),
  ]
}

function addressesIn(html: string, tags: RegExp, address: RegExp): string[] {
  const found = [...html.matchAll(tags)].map(([tag]) => address.exec(tag)?.[1])
  return [...new Set(found)].filter((path) => path !== undefined)
}

function unpacked({ packed, packing }: Received): Buffer {
  if (packing === 'br') return brotliDecompressSync(packed)
  return packing === 'gzip' ? gunzipSync(packed) : packed
}

function kilobytes(bytes: number) {
  return Math.round(bytes / 102.4) / 10
}
