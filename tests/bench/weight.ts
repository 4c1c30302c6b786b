import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { get } from 'node:http'
import { figure, type Figure } from './figure'
import type { World } from './world'

type Received = { onTheWire: number; body: Buffer }

/** B18 and B19: what a browser that has never been here fetches for the learner's status page, as it comes over the wire. */
export async function measure(world: World): Promise<Figure[]> {
  const { origin } = await world.ours()
  const cookie = await world.cookie('learner2')
  const page = await received(`${origin}/learner`, cookie)
  const html = page.body.toString()
  const styles = await Promise.all(
    addressesIn(html, /<link[^>]+rel="stylesheet"[^>]*>/g, /href="([^"]+)"/).map((path) =>
      received(origin + path, cookie),
    ),
  )
  const scripts = await Promise.all(
    addressesIn(html, /<script[^>]+src="[^"]+"[^>]*>/g, /src="([^"]+)"/).map((path) => received(origin + path, cookie)),
  )
  const sum = (list: Received[]) => list.reduce((total, { onTheWire }) => total + onTheWire, 0)
  const zipped = scripts.reduce((total, { body }) => total + gzipSync(body).length, 0)
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

function received(url: string, cookie: string): Promise<Received> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { Cookie: cookie, 'Accept-Encoding': 'gzip, br' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('end', () => {
        const packed = Buffer.concat(parts)
        const head = response.rawHeaders.join(': \r\n').length
        resolve({ onTheWire: packed.length + head, body: unpacked(packed, response.headers['content-encoding']) })
      })
    }).once('error', reject)
  })
}

function unpacked(packed: Buffer, packing: string | undefined): Buffer {
  if (packing === 'br') return brotliDecompressSync(packed)
  return packing === 'gzip' ? gunzipSync(packed) : packed
}

function kilobytes(bytes: number) {
  return Math.round(bytes / 102.4) / 10
}
