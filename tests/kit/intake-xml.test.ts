import { describe, expect, test } from 'vitest'
import { readXml } from '~/kit/intake-xml'

async function* inPieces(text: string, size = 64 * 1024) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(pieces: AsyncIterable<string> | string) {
  const seen: string[] = []
  await readXml(typeof pieces === 'string' ? inPieces(pieces) : pieces, {
    open: (name, _, line) => seen.push(`<${name} ${line}`),
    text: (text) => seen.push(text),
    close: (name) => seen.push(`>${name}`),
  })
  return seen
}

async function* without(end: number, piece: string) {
  for (let at = 0; at < end; at += 1) yield piece
}

test('elements and text go by in order, with their lines', async () => {
  expect(await read('<!DOCTYPE a>\n<a>\n<b>x &amp; y</b><![CDATA[<z>]]></a>')).toEqual([
    '<a 2',
    '\n',
    '<b 3',
    'x & y',
    '>b',
    '<z>',
    '>a',
  ])
})

test('broken XML is refused with the line, the column and what stands near', async () => {
  const reading = read('<a>\n<b>St Mary & St John</b>\n</a>')

  await expect(reading).rejects.toMatchObject({
    code: 'xml-not-well-formed',
    sentence: expect.stringMatching(/line 2, column 11: an ampersand .*Near: ".*Mary &/),
    finding: { line: 2 },
  })
})

test('an ampersand that is met long before the parser notices is told where it stands', async () => {
  const text = `<a>\n<b>fish & chips</b>\n${'<c>fine</c>\n'.repeat(20_000)}<d>x &amp; y;</d></a>`

  await expect(read(text)).rejects.toMatchObject({
    finding: { line: 2 },
    sentence: expect.stringContaining('fish & chips'),
  })
})

test('a doubled quotation mark in a tag is refused where it stands', async () => {
  const reading = read('<a>\n<b x="1"">text</b>\n</a>')

  await expect(reading).rejects.toMatchObject({
    finding: { line: 2 },
    sentence: expect.stringContaining('x=\\"1\\"\\"'),
  })
})

test.each(['<a><b>', '<a></b>', 'plain words', ''])('%j is refused', async (text) => {
  await expect(read(text)).rejects.toMatchObject({ code: 'xml-not-well-formed' })
})

describe('XML made to do harm is refused at once (F-35)', () => {
  const lots = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
  const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'

  test.each([
    ['a bomb of entities', () => inPieces(lots), 'xml-entities'],
    ['an entity from outside', () => inPieces(outside), 'xml-entities'],
    ['an entity nobody declared', () => inPieces('<a>&x;</a>'), 'xml-not-well-formed'],
    ['elements without end', () => inPieces('<a>'.repeat(100_000)), 'xml-too-deep'],
    ['a value of 100 MB', () => without(1_600, `<a b="${'x'.repeat(64 * 1024)}`), 'xml-not-well-formed'],
    ['a text of 100 MB', () => without(1_600, 'x'.repeat(64 * 1024)), 'xml-not-well-formed'],
    ['an attribute of 100 MB', () => attribute(), 'xml-too-long'],
  ])('%s', async (_, pieces, code) => {
    const before = process.memoryUsage().heapUsed
    const started = performance.now()

    await expect(read(pieces())).rejects.toMatchObject({ code })
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(80 * 1024 * 1024)
  })
})

async function* attribute() {
  yield '<a b="'
  yield* without(1_600, 'x'.repeat(64 * 1024))
}
