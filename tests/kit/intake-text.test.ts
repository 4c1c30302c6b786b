import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileRefused } from '~/kit/intake-report'
import { receiveFile, textOf } from '~/kit/intake-text.server'
import { aFile, aPath } from '#tests/support/cohorts'

async function whole(content: string | Buffer) {
  const file = await aFile(content)
  let text = ''
  for await (const piece of textOf(file)) text += piece
  return { text, encoding: file.encoding, codes: file.findings.map(({ code }) => code) }
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const swapped = (text: string) => utf16(text).swap16()
const mark = (...bytes: number[]) => Buffer.from(bytes)

describe('the letters of a file are read', () => {
  test.each([
    ['UTF-8', Buffer.from('Zoë,Brontë'), 'Zoë,Brontë', 'utf-8', []],
    ['UTF-8 with its mark', Buffer.concat([mark(0xef, 0xbb, 0xbf), Buffer.from('Zoë')]), 'Zoë', 'utf-8', []],
    ['UTF-16 with its mark', Buffer.concat([mark(0xff, 0xfe), utf16('Zoë')]), 'Zoë', 'utf-16le', []],
    ['UTF-16, big end first', Buffer.concat([mark(0xfe, 0xff), swapped('Zoë')]), 'Zoë', 'utf-16be', []],
    ['UTF-16 without a mark', utf16('name,town\nZoë,Leek\n'), 'name,town\nZoë,Leek\n', 'utf-16le', []],
    ['UTF-16, big end first, without a mark', swapped('name,town\n'), 'name,town\n', 'utf-16be', []],
    ['Windows-1252', Buffer.from([0x5a, 0x6f, 0xeb, 0x80]), 'Zoë€', 'windows-1252', ['encoding-windows-1252']],
    [
      'XML that says it is Latin-1',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>Zoë</a>', 'latin1'),
      '<?xml version="1.0" encoding="ISO-8859-1"?><a>Zoë</a>',
      'windows-1252',
      [],
    ],
    [
      'XML that says it is another',
      Buffer.from('<?xml version="1.0" encoding="utf-16"?><a>Zoë</a>'),
      '<?xml version="1.0" encoding="utf-16"?><a>Zoë</a>',
      'utf-8',
      ['encoding-not-as-declared'],
    ],
  ])('as %s', async (_, content, text, encoding, codes) => {
    expect(await whole(content)).toEqual({ text, encoding, codes })
  })

  test('also where a letter of several bytes lies across two pieces', async () => {
    const text = 'ë'.repeat(100_001)

    expect((await whole(`x${text}`)).text).toBe(`x${text}`)
  })
})

describe('a file is refused', () => {
  test.each([
    ['that is empty', Buffer.alloc(0), 'file-empty'],
    ['that holds a NUL byte', Buffer.from('a,b\nc\0,d\n'), 'nul-byte'],
    [
      'that has the mark of UTF-8 and is not',
      Buffer.concat([mark(0xef, 0xbb, 0xbf), mark(0x5a, 0xeb, 0x41)]),
      'encoding-broken',
    ],
    ['with a byte that is no letter anywhere', Buffer.from([0x61, 0x0a, 0xff, 0x81]), 'encoding-unknown'],
    ['that is a workbook', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400)]), 'packed-file'],
  ])('%s', async (_, content, code) => {
    await expect(aFile(content)).rejects.toMatchObject({ code })
  })

  test('that is not there, that is a folder, or that is too large', async () => {
    await expect(receiveFile('/nowhere/at/all.csv')).rejects.toMatchObject({ code: 'file-missing' })
    await expect(receiveFile('/')).rejects.toMatchObject({ code: 'file-missing' })
    await expect(receiveFile(aPath('a'.repeat(101)), { limit: 100 })).rejects.toMatchObject({ code: 'file-too-large' })
  })

  test('with the line of the first byte that cannot be read', async () => {
    await expect(aFile(Buffer.from('a\nb\nc\0'))).rejects.toMatchObject({ finding: { line: 3 } })
  })
})

test('whatever bytes come, a file is read whole and unchanged or refused with a sentence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
      try {
        const { text } = await whole(Buffer.from(bytes))
        expect(text).not.toContain('\uFFFD')
      } catch (error) {
        if (!(error instanceof FileRefused)) throw error
        expect(error.sentence).toMatch(/^[A-Z0-9].*\.$/s)
      }
    }),
    { numRuns: 300, examples: [[Uint8Array.from([1, 0, 1, 0, 0])]] },
  )
})

test('the hash is the SHA-256 of the bytes as they came', async () => {
  expect((await aFile('abc')).sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
