import { crc32, deflateRawSync } from 'node:zlib'

/** A packed file with these entries, as any packing program writes it. */
export function aZip(entries: Record<string, string | Buffer>, { method = 8, flags = 0 } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content)
    const packed = method === 8 ? deflateRawSync(bytes) : bytes
    const head = header(0x04034b50, 30, { name, bytes, packed, method, flags }, 6)
    locals.push(head, Buffer.from(name), packed)
    const line = header(0x02014b50, 46, { name, bytes, packed, method, flags }, 8)
    line.writeUInt32LE(at, 42)
    directory.push(line, Buffer.from(name))
    at += head.length + name.length + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, index, end])
}

type Packed = { name: string; bytes: Buffer; packed: Buffer; method: number; flags: number }

function header(mark: number, size: number, { name, bytes, packed, method, flags }: Packed, from: number): Buffer {
  const head = Buffer.alloc(size)
  head.writeUInt32LE(mark, 0)
  head.writeUInt16LE(flags, from)
  head.writeUInt16LE(method, from + 2)
  head.writeUInt32LE(crc32(bytes), from + 8)
  head.writeUInt32LE(packed.length, from + 12)
  head.writeUInt32LE(bytes.length, from + 16)
  head.writeUInt16LE(name.length, from + 20)
  return head
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const nothing: readonly string[] = []

/** The parts round a sheet: a workbook with one, styles with days, and the texts that cells name by number. */
export function workbookParts(
  sheet: string,
  { texts = nothing, target = 'worksheets/sheet1.xml', from1904 = false } = {},
) {
  return {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${spreadsheet}" xmlns:r="${relations}">
      <workbookPr date1904="${from1904}"/><sheets><sheet name="Grades" sheetId="1" r:id="rId7"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId7" Target="${target}"/></Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="16"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': sheet,
  }
}

/** A workbook whose first sheet holds these rows, each cell a text of its own. */
export function aWorkbook(rows: readonly (readonly string[])[]): Buffer {
  const cells = rows.map(
    (row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
  )
  return aZip(workbookParts(`<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`))
}
