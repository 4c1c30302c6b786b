import { closeSync, openSync, writeSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'

export type Entry = { name: string; content: Buffer }

/** A ZIP file as any program writes one. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, content } of entries) {
    const packed = deflateRawSync(content, { level: 9 })
    const header = localHeader(name, packed.length, content.length)
    local.push(header, packed)
    central.push(centralHeader(name, packed.length, content.length, at))
    at += header.length + packed.length
  }
  const list = Buffer.concat(central)
  return Buffer.concat([...local, list, end(entries.length, list.length, at)])
}

/** A ZIP file of so many empty entries, written as it is made. */
export function writeZipOfMany(place: string, entries: number): void {
  const file = openSync(place, 'w')
  let at = 0
  for (let n = 0; n < entries; n += 10_000) {
    const names = Array.from({ length: 10_000 }, (_, one) => String(n + one).padStart(7, '0'))
    at += writeSync(file, Buffer.concat(names.map((name) => localHeader(name, 0, 0))))
  }
  const list = Buffer.concat(
    Array.from({ length: entries }, (_, n) => centralHeader(String(n).padStart(7, '0'), 0, 0, n * 37)),
  )
  writeSync(file, list)
  writeSync(file, end(entries, list.length, at))
  closeSync(file)
}

function localHeader(name: string, packed: number, whole: number): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(packed, 18)
  header.writeUInt32LE(whole, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name)])
}

function centralHeader(name: string, packed: number, whole: number, at: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(8, 10)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(whole, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(at, 42)
  return Buffer.concat([header, Buffer.from(name)])
}

function end(entries: number, size: number, at: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(Math.min(entries, 0xffff), 8)
  record.writeUInt16LE(Math.min(entries, 0xffff), 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(at, 16)
  return record
}
