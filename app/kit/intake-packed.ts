import { FileRefused } from './intake-report'

const marks: [begins: readonly number[], kind: 'workbook' | 'packed' | 'document'][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'packed'], // ZIP, and with it XLSX and ODS
  [[0x50, 0x4b, 0x05, 0x06], 'packed'],
  [[0x50, 0x4b, 0x07, 0x08], 'packed'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'workbook'], // XLS
  [[0x1f, 0x8b], 'packed'], // gzip
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'packed'], // 7z
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'packed'], // xz
  [[0x28, 0xb5, 0x2f, 0xfd], 'packed'], // Zstandard
  [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], 'packed'], // RAR
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'document'], // PDF
]

const sentences = {
  workbook: 'This is a workbook, not plain text. Open it, save it as CSV and send the CSV file.',
  packed:
    'This is a workbook (XLSX) or another packed file, and nothing in it was opened. Save a workbook as CSV, or unpack the file, and send what was in it.',
  document: 'This is a PDF, from which no table can be read. Save the table as CSV and send the CSV file.',
} as const

/** Refuses by its first bytes what holds other files or pages inside: it is never unpacked here, so no bomb goes off (F-34). */
export function mustNotBePacked(head: Buffer): void {
  const found = marks.find(([begins]) => begins.every((byte, at) => head[at] === byte))
  if (found) throw new FileRefused('packed-file', sentences[found[1]])
}
