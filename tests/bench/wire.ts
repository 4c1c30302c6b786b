import { get } from 'node:http'

/** What came over the wire, still packed, and how long it took to its last byte. */
export type Received = { status: number; packing: string | undefined; onTheWire: number; packed: Buffer; ms: number }

/** Asks as a browser does, which takes answers packed. What is unpacked afterwards is not the server's time. */
export function received(url: string, cookie: string): Promise<Received> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { headers: { Cookie: cookie, 'Accept-Encoding': 'gzip, br' } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('end', () => {
        const ms = performance.now() - began
        const packed = Buffer.concat(parts)
        const head = response.rawHeaders.join(': \r\n').length
        const packing = response.headers['content-encoding']
        resolve({ status: response.statusCode ?? 0, packing, onTheWire: packed.length + head, packed, ms })
      })
    }).once('error', reject)
  })
}
