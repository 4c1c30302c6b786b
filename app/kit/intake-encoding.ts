import { isAscii } from 'node:buffer'
import { FileRefused } from './intake-report'
import type { NewFinding } from './intake-report'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

type Verdict = { encoding: Encoding; findings: NewFinding[] }

const HEAD = 4096

/** Bytes that spell no letter in Windows-1252. A file that holds one is in some other encoding, or is not text. */
const NO_LETTER = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

/**
 * Watches the bytes of a file go by and says at the end how they spell letters. The order of trust is: byte order mark,
 * XML declaration, strict UTF-8, the zeros of UTF-16, and last Windows-1252, with a warning.
 */
export class EncodingWitness {
  private head = Buffer.alloc(0)
  private utf8 = new TextDecoder('utf-8', { fatal: true })
  private isUtf8 = true
  private isAscii = true
  private line = 1
  private mayBeMidLetter = false
  private nulLine: number | null = null
  private noLetter: { line: number; byte: number } | null = null

  see(piece: Buffer): void {
    if (this.head.length < HEAD) this.head = Buffer.concat([this.head, piece.subarray(0, HEAD - this.head.length)])
    const isPlain = isAscii(piece)
    this.isAscii &&= isPlain
    if (this.isUtf8 && (!isPlain || this.mayBeMidLetter)) this.isUtf8 = this.readsAsUtf8(piece)
    this.mayBeMidLetter = (piece.at(-1) ?? 0) >= 0x80
    this.lookForStrangers(piece)
    this.line += linesIn(piece)
  }

  verdict(): Verdict {
    this.isUtf8 &&= this.endsAsUtf8()
    const marked = markedEncoding(this.head)
    if (marked !== null) return this.checked(marked, [])
    const wide = wideEncoding(this.head)
    if (wide !== null) return { encoding: wide, findings: [] }
    return this.declared(declaredEncoding(this.head))
  }

  private declared(label: string | null): Verdict {
    if (this.isAscii) return this.checked('utf-8', [])
    if (label !== null && LATIN.has(label)) return this.checked('windows-1252', [])
    if (this.isUtf8) return this.checked('utf-8', label === null || label === 'utf-8' ? [] : [notAsDeclared(label)])
    return this.checked('windows-1252', [taken])
  }

  private checked(encoding: Encoding, findings: NewFinding[]): Verdict {
    if (encoding === 'utf-16le' || encoding === 'utf-16be') return { encoding, findings }
    if (this.nulLine !== null) throw new FileRefused('nul-byte', nulSentence(this.nulLine), { line: this.nulLine })
    if (encoding === 'utf-8' && !this.isUtf8) throw new FileRefused('encoding-broken', BROKEN_UTF8)
    if (encoding === 'windows-1252' && this.noLetter !== null) throw noSuchLetter(this.noLetter)
    return { encoding, findings }
  }

  private readsAsUtf8(piece: Buffer): boolean {
    try {
      this.utf8.decode(piece, { stream: true })
      return true
    } catch {
      return false
    }
  }

  private endsAsUtf8(): boolean {
    try {
      this.utf8.decode()
      return true
    } catch {
      return false
    }
  }

  private lookForStrangers(piece: Buffer): void {
    const lineAt = (at: number) => this.line + linesIn(piece.subarray(0, at))
    const nul = this.nulLine === null ? piece.indexOf(0) : -1
    if (nul >= 0) this.nulLine = lineAt(nul)
    if (this.isAscii || this.noLetter) return
    const places = NO_LETTER.map((byte) => piece.indexOf(byte)).filter((at) => at >= 0)
    const first = Math.min(...places)
    if (places.length > 0) this.noLetter = { line: lineAt(first), byte: piece[first] ?? 0 }
  }
}

function linesIn(piece: Buffer): number {
  let lines = 0
  for (let at = 0; at < piece.length; at += 1) if (piece[at] === 0x0a) lines += 1
  return lines
}

const BROKEN_UTF8 =
  'The file begins with the mark of UTF-8 but is not UTF-8 all through. Save it as UTF-8 and send it again.'

const LATIN = new Set(['windows-1252', 'cp1252', 'iso-8859-1', 'iso8859-1', 'latin1', 'latin-1', 'iso-8859-15'])

const taken: NewFinding = {
  severity: 'warning',
  code: 'encoding-windows-1252',
  sentence:
    'The file is not UTF-8, so it was read as Windows-1252. Look at names with accents; if they are wrong, save the file as UTF-8.',
  used: 'windows-1252',
}

function notAsDeclared(label: string): NewFinding {
  return {
    severity: 'warning',
    code: 'encoding-not-as-declared',
    sentence: `The file says its encoding is ${label} but it reads as UTF-8, so it was read as UTF-8.`,
    received: label,
    used: 'utf-8',
  }
}

function nulSentence(line: number): string {
  return `Line ${line} holds an empty character (NUL), so this is not a plain text file. Export it again as CSV or XML, not as a workbook.`
}

function noSuchLetter({ line, byte }: { line: number; byte: number }): FileRefused {
  const code = byte.toString(16).toUpperCase()
  return new FileRefused(
    'encoding-unknown',
    `Line ${line} holds the byte ${code}, which is no letter in UTF-8 or in Windows-1252. Save the file as UTF-8 and send it again.`,
    { line },
  )
}

function markedEncoding(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: plain English leaves nearly every second byte zero, and hardly any of the others. */
function wideEncoding(head: Buffer): Encoding | null {
  const half = Math.floor(head.length / 2)
  if (half < 2) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < half * 2; at += 2) {
    if (head[at] === 0) even += 1
    if (head[at + 1] === 0) odd += 1
  }
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.6 && odd < half * 0.1) return 'utf-16be'
  return null
}

function declaredEncoding(head: Buffer): string | null {
  const start = head.subarray(0, 300).toString('latin1')
  const found = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)
  return found?.[1]?.toLowerCase() ?? null
}
