import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows, csvText, unguarded, type Cell } from '~/kit/csv'
import { FileRefused } from '~/kit/intake-report'

const commas = { delimiter: ',', newline: '\r\n' } as const

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, size = 7, dialect: Parameters<typeof csvRows>[1] = commas) {
  const rows = []
  for await (const row of csvRows(inPieces(text, size), dialect)) rows.push(row)
  return rows
}

describe('reading', () => {
  test('says on which line each row begins, also after a value of several lines', async () => {
    const rows = await read('a,b\r\n"one\ntwo\r\nthree",x\r\nc,d\r\n')

    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, 'one\ntwo\r\nthree', 'x'],
      [5, 'c', 'd'],
    ])
  })

  test('gives the same rows however the text is cut into pieces', async () => {
    const text = 'a,"b ""quoted"""\r\n"c,\r\nd", "e"\r\nf,"g"\r\n"",""\r\n'
    const whole = await read(text, 1_000)

    for (let size = 1; size < 20; size += 1) expect(await read(text, size)).toEqual(whole)
  })

  test('refuses a file that ends inside a quotation, and names the line where it opens', async () => {
    const reading = read('a,b\r\nc,"d\r\ne,f\r\n')

    await expect(reading).rejects.toMatchObject({ code: 'quote-never-closed', finding: { line: 2 } })
  })

  test('marks a row with a stray quotation mark', async () => {
    const rows = await read('a,b\r\n"St Mary"s",x\r\nc,d\r\n')

    expect(rows.map(({ isMisquoted }) => isMisquoted)).toContain(true)
    expect(rows.at(-1)).toMatchObject({ cells: ['c', 'd'], isMisquoted: false })
  })

  test('stops at a row without end instead of filling the memory', async () => {
    await expect(read('x'.repeat(3_000_000), 64_000)).rejects.toBeInstanceOf(FileRefused)
  })
})

describe('writing', () => {
  test('puts quotation marks where they are needed and ends rows with CRLF', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['x,y', 'say "hi"'],
          [1, null],
        ],
        { isForPeople: true },
      ),
    ).toBe('a,b\r\n"x,y","say ""hi"""\r\n1,\r\n')
  })

  test.each(['=1+1', '+44 20', '-1', '@SUM(A1)', '\tx', '\rx', "'=1"])(
    '%j gets an apostrophe for people only',
    (cell) => {
      expect(csvText([cell], [], { isForPeople: true })).toContain(`'${cell}`)
      expect(csvText([cell], [], { isForPeople: false })).not.toContain(`'${cell}`)
    },
  )

  test('leaves a number alone, because a number cannot run', () => {
    expect(csvText(['a'], [[-5]], { isForPeople: true })).toBe('a\r\n-5\r\n')
  })

  const nasty = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';', 'a', 'é', ' ', '1'),
  })

  test('is read back as it was, and no cell for people begins as a formula (F-33)', async () => {
    const tables = fc.array(fc.array(nasty, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (table: Cell[][], isForPeople, size) => {
          const rows = (await read(csvText(['a', 'b'], table, { isForPeople }), size)).slice(1)

          const cells = rows.map((row) => row.cells)
          expect(isForPeople ? cells.map((row) => row.map(unguarded)) : cells).toEqual(table)
          if (isForPeople) expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
        },
      ),
      { numRuns: 300 },
    )
  })
})
