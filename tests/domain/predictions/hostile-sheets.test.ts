import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FileRefused } from '~/kit/intake-report'
import { upn } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { aWorkbook, aZip } from '#tests/support/workbooks'
import { predicting } from './importing'

const test$ = testDatabase()
const { aSchool, preview, bring, gradesIn } = predicting(test$)
const sheet = `UPN,Maths,Art\r\n${upn(1)},7,6\r\n${upn(2)},5,4\r\n`

describe('a sheet that is odd but whole is read', () => {
  test.each<[string, string | Buffer]>([
    ['with semicolons', sheet.replaceAll(',', ';')],
    ['with tabs', sheet.replaceAll(',', '\t')],
    ['with a byte order mark', `\uFEFF${sheet}`],
    ['in UTF-16', Buffer.from(`\uFEFF${sheet}`, 'utf16le')],
    ['with lines before the headings', `Predicted grades\r\nSpring\r\n${sheet}`],
    ['with every value in quotation marks', sheet.replace(/[^,\r\n]+/g, '"$&"')],
    [
      'in a workbook',
      aWorkbook([
        ['UPN', 'Maths', 'Art'],
        [upn(1), '7', '6'],
        [upn(2), '5', '4'],
      ]),
    ],
    ['with blank lines', sheet.replaceAll('\r\n', '\r\n\r\n')],
  ])('%s', async (_, content) => {
    const { officer } = await aSchool()

    expect(await bring(officer, content)).toMatchObject({ counts: { grades: { added: 4, refused: 0 } } })
  })
})

describe('a file that cannot be read gets a sentence, and nothing is changed (F-36)', () => {
  test.each<[string, string | Buffer, string]>([
    ['without a column of grades', `UPN,Set\n${upn(1)},2\n`, 'no-grades'],
    ['without anybody’s name', 'Maths,Art\n7,6\n', 'headings-missing'],
    ['with a subject and a grade of nobody', 'Subject,Grade\nMaths,6\n', 'no-learners'],
    ['with no headings', '7,6,5\n4,3,2\n', 'headings-missing'],
    ['that is XML', '<grades><grade>7</grade></grades>', 'headings-missing'],
    ['with a quotation mark never closed', `UPN,Maths\n"${upn(1)},7\n`, 'quote-never-closed'],
  ])('%s', async (_, content, code) => {
    const { officer } = await aSchool()

    const report = await preview(officer, content)

    expect(report.status).toBe('refused')
    expect(report.findings.map((one) => one.code)).toContain(code)
    expect(report.findings.at(-1)?.sentence).toMatch(/[.?]$/)
  })

  test.each<[string, Buffer, string]>([
    ['that is empty', Buffer.alloc(0), 'file-empty'],
    ['that is a workbook cut off', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]), 'workbook-broken'],
    ['that is packed and no workbook', aZip({ 'grades.csv': 'UPN,Maths' }), 'not-a-workbook'],
    ['that is a PDF', Buffer.from('%PDF-1.7 and more'), 'packed-file'],
    ['with empty characters', Buffer.from(`UPN,Maths\n${upn(1)},\u00007\n`), 'nul-byte'],
  ])('%s', async (_, content, code) => {
    const { officer } = await aSchool()

    await expect(preview(officer, content)).rejects.toMatchObject({ code })
    await expect(preview(officer, content)).rejects.toBeInstanceOf(FileRefused)
  })

  test('whatever is done to a sheet, it is read or refused in words, and no grade off the scales gets in', async () => {
    const { officer } = await aSchool()
    const scars = fc.tuple(fc.nat(sheet.length), fc.nat(12), fc.string({ maxLength: 8, unit: 'binary' }))

    await fc.assert(
      fc.asyncProperty(scars, async ([at, length, put]) => {
        const hurt = sheet.slice(0, at) + put + sheet.slice(at + length)
        const report = await preview(officer, hurt).catch((error: unknown) => error)
        if (report instanceof Error) expect(report).toBeInstanceOf(FileRefused)
        else expect(report).toMatchObject({ status: expect.stringMatching(/dry-run|refused/) })
      }),
      { numRuns: 60, seed: 7 },
    )

    expect(await gradesIn()).toEqual([])
  })
})
