import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileRefused } from '~/kit/intake-report'
import { firstSheetOf } from '~/kit/workbook.server'
import { aWorkbook, aZip, workbookParts } from '#tests/support/workbooks'

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`

describe('the first sheet of a workbook', () => {
  test('is read the same whoever wrote it: texts by number, in the cell, or worked out', async () => {
    const byNumber = sheet(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="B2"><v>7</v></c></row>',
    )
    const inCell =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>UPN</x:t></x:is></x:c>' +
      '<x:c t="str"><x:f>A1</x:f><x:v>Maths</x:v></x:c></x:row><x:row><x:c/><x:c t="n"><x:v>7</x:v></x:c></x:row>' +
      '</x:sheetData></x:worksheet>'
    const expected = [
      ['UPN', 'Maths'],
      ['', '7'],
    ]

    expect(await firstSheetOf(aZip(workbookParts(byNumber, { texts: ['UPN', 'Maths'] })))).toEqual(expected)
    expect(await firstSheetOf(aZip(workbookParts(inCell)))).toEqual(expected)
    expect(await firstSheetOf(aZip(workbookParts(inCell, { target: '/xl/worksheets/sheet1.xml' })))).toEqual(expected)
    expect(await firstSheetOf(aZip(workbookParts(inCell), { method: 0 }))).toEqual(expected)
  })

  test.each([
    [false, '40353', ['24/06/2010', '24-Jun', '24/06/2010']],
    [true, '38891', ['24/06/2010', '24-Jun', '24/06/2010']],
  ])('tells days as days (counted from 1904: %s)', async (from1904, serial, days) => {
    const row = [1, 2, 3].map((style) => `<c s="${style}"><v>${serial}</v></c>`).join('')

    expect(await firstSheetOf(aZip(workbookParts(sheet(`<row>${row}</row>`), { from1904 })))).toEqual([days])
  })

  test('keeps its rows where they are: an empty line is an empty row', async () => {
    const rows = '<row r="1"><c><v>1</v></c></row><row r="4"><c><v>2</v></c></row>'

    expect(await firstSheetOf(aZip(workbookParts(sheet(rows))))).toEqual([['1'], [], [], ['2']])
  })
})

describe('a packed file that is none, or does harm (F-34)', () => {
  const parts = workbookParts(sheet('<row><c><v>1</v></c></row>'))
  const { 'xl/workbook.xml': _, ...headless } = parts

  test.each<[string, Buffer, string]>([
    ['that is no workbook', aZip({ 'readme.txt': 'hello' }), 'not-a-workbook'],
    ['without its workbook part', aZip(headless), 'not-a-workbook'],
    ['that is cut off', aZip(parts).subarray(0, 400), 'workbook-broken'],
    ['that is locked', aZip(parts, { flags: 1 }), 'workbook-sealed'],
    ['packed in a strange way', aZip(parts, { method: 14 }), 'workbook-broken'],
    ['with XML that breaks off', aZip({ ...parts, 'xl/worksheets/sheet1.xml': '<worksheet><row>' }), 'workbook-broken'],
    [
      'with entities of its own',
      aZip({ ...parts, 'xl/worksheets/sheet1.xml': '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>' }),
      'workbook-broken',
    ],
    ['with a row far away', aZip(workbookParts(sheet('<row r="900000"><c/></row>'))), 'workbook-too-large'],
    ['with a bomb', aZip({ ...parts, 'xl/worksheets/sheet1.xml': Buffer.alloc(30_000_000) }), 'workbook-too-large'],
    ['that leads out of itself', aZip(workbookParts('', { target: '../../../etc/passwd' })), 'not-a-workbook'],
  ])('%s is refused in words', async (_, bytes, code) => {
    await expect(firstSheetOf(bytes)).rejects.toMatchObject({ name: 'FileRefused', code })
  })

  test('whatever is done to its bytes, it is read or refused in words', async () => {
    const whole = aWorkbook([
      ['UPN', 'Maths'],
      ['A', '7'],
    ])
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 6 }), async (at, put) => {
        const hurt = Buffer.from(whole)
        hurt.set(put.subarray(0, hurt.length - at), at)
        const read = await firstSheetOf(hurt).catch((error: unknown) => error)
        if (read instanceof Error) expect(read).toBeInstanceOf(FileRefused)
        else expect(Array.isArray(read)).toBe(true)
      }),
      { numRuns: 300, seed: 3 },
    )
  })
})
