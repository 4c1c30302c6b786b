import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importSheet } from '~/domain/catalogues/course-sheet.commands.server'
import { sheetColumns, type SheetColumn } from '~/domain/catalogues/course-sheet'
import { csvText } from '~/kit/csv'
import { fileOf } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'
import { aLiveCourse, aPublisher } from '#tests/support/publishing'
import { aSheet as aSheetOf, everything, good, send, sheet, type Row } from '#tests/support/sheets'

const test$ = testDatabase()
const aSheet = () => aSheetOf(test$.db)

describe('wrong rows (F-37)', () => {
  test.each([
    [{ COURSE_NAME: '' }, 'COURSE_NAME', 'title-missing'],
    [{ DELIVERY_MODE: 'By pigeon' }, 'DELIVERY_MODE', 'word-unknown'],
    [{ START_DATE: '2027/31/31' }, 'START_DATE', 'day-unreadable'],
    [{ START_DATE: '31/02/2027' }, 'START_DATE', 'day-not-in-calendar'],
    [{ START_DATE: '' }, 'START_DATE', 'start-missing'],
    [{ VENUE_NAME: 'The moon' }, 'VENUE_NAME', 'venue-unknown'],
    [{ COST: '£12' }, 'COST', 'cost-unreadable'],
    [{ COST: '12.345' }, 'COST', 'cost-unreadable'],
    [{ DURATION: '0' }, 'DURATION', 'duration-unreadable'],
    [{ DURATION_UNIT: 'Moons' }, 'DURATION_UNIT', 'word-unknown'],
    [{ STUDY_MODE: 'Sometimes' }, 'STUDY_MODE', 'word-unknown'],
    [{ ATTENDANCE_PATTERN: 'Never' }, 'ATTENDANCE_PATTERN', 'word-unknown'],
    [{ COURSE_WEBPAGE: 'javascript:alert(1)' }, 'COURSE_WEBPAGE', 'address-unreadable'],
    [{ WHO_THIS_COURSE_IS_FOR: 'x'.repeat(10_001) }, 'WHO_THIS_COURSE_IS_FOR', 'text-too-long'],
  ] as const satisfies [Row, SheetColumn, string][])(
    '%j is refused at its line and column',
    async (wrong, field, code) => {
      const { officer } = await aSheet()

      const report = await send(officer, sheet(good, { ...good, YOUR_REFERENCE: 'X1', ...wrong }))

      expect(report.counts.rows).toMatchObject({ read: 2, added: 1, refused: 1 })
      expect(report.findings).toContainEqual(expect.objectContaining({ severity: 'error', line: 3, field, code }))
    },
  )

  test('of 10,000 rows a tenth is wrong: the good ones go in, each wrong one is named; or none goes in', async () => {
    const { officer } = await aSheet()
    const rows = Array.from({ length: 10_000 }, (_, n) => ({
      ...good,
      COURSE_NAME: `Course ${n}`,
      YOUR_REFERENCE: `R${n}`,
      COST: n % 10 === 0 ? 'a lot' : '10',
    }))
    const text = sheet(...rows)

    const none = await send(officer, text, { isAllOrNothing: true })
    const before = await test$.db.selectFrom('course').select('id').execute()
    const some = await send(officer, text)

    expect(none).toMatchObject({ status: 'refused' })
    expect(before).toHaveLength(1)
    expect(some).toMatchObject({ status: 'done', counts: { rows: { read: 10_000, added: 9_000, refused: 1_000 } } })
    expect(some.findings.filter(({ code }) => code === 'cost-unreadable')).toHaveLength(1_000)
    expect(some.findings[0]).toMatchObject({ line: 2, item: 'R0', received: 'a lot' })
  }, 180_000)
})

describe('files that are broken (F-36)', () => {
  const text = sheet(good)
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  const files: [string, string | Buffer, 'done' | 'refused'][] = [
    ['a byte order mark', `\ufeff${text}`, 'done'],
    ['UTF-16 with a mark', utf16, 'done'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'done'],
    ['Windows-1252', Buffer.from(text.replace('Pottery', 'Café'), 'latin1'), 'done'],
    ['semicolons', text.replaceAll(',', ';'), 'done'],
    ['tabs', text.replaceAll(',', '\t'), 'done'],
    ['old Mac line ends', text.replaceAll('\r\n', '\r'), 'done'],
    ['Unix line ends', text.replaceAll('\r\n', '\n'), 'done'],
    ['lines before the headings', `Our courses\r\n\r\n${text}`, 'done'],
    ['empty lines', `${text}\r\n\r\n,,,\r\n`, 'done'],
    ['headings spelt otherwise', text.replace('COURSE_NAME', 'Course name'), 'done'],
    [
      'columns in another order',
      csvText(['START_DATE', 'DELIVERY_MODE', 'COURSE_NAME'], [['06/09/2027', 'Online', 'Pottery']], {
        isForPeople: false,
      }),
      'done',
    ],
    [
      'a heading twice',
      csvText(
        ['START_DATE', 'DELIVERY_MODE', 'COURSE_NAME', 'COURSE_NAME'],
        [['06/09/2027', 'Online', 'Pottery', 'x']],
        { isForPeople: false },
      ),
      'done',
    ],
    ['only headings', `${sheetColumns.join(',')}\r\n`, 'done'],
    ['no headings', text.split('\r\n').slice(1).join('\r\n'), 'refused'],
    ['a heading missing', text.replace('START_DATE', 'WHEN').replace('FLEXIBLE_START_DATE', 'X'), 'refused'],
    ['NUL bytes', text.replace('Pottery', 'Pot\0tery'), 'refused'],
    ['a quotation mark never closed', `${text}"Pottery,x\r\n`, 'refused'],
    ['cut off in a quoted cell', `${sheetColumns.join(',')}\r\n"Pot`, 'refused'],
    ['HTML', '<html><body>Please sign in</body></html>', 'refused'],
    ['a spreadsheet program’s own file', Buffer.from('PK\u0003\u0004\u0014\0\u0006\0binary', 'latin1'), 'refused'],
    ['a PDF', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0, 1, 2, 255, 254])]), 'refused'],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256)), 'refused'],
    ['one endless line', `${sheetColumns.join(',')}\r\n"${'x'.repeat(2_000_000)}"`, 'refused'],
    ['JSON', '[{"COURSE_NAME":"Pottery"}]', 'refused'],
    ['blank space', '   \r\n \r\n', 'refused'],
  ]

  test.each(files)('%s: a report, and no half of it stored', async (_, content, status) => {
    const { officer } = await aPublisher(test$.db)
    await aLiveCourse(officer)
    const before = await everything(officer)

    const outcome = await fileOf(content, 'courses.csv').then(
      (file) => importSheet(officer, file),
      (error: unknown) => error,
    )

    const refused =
      outcome instanceof Error ||
      (typeof outcome === 'object' && outcome !== null && 'status' in outcome && outcome.status === 'refused')
    expect(refused ? 'refused' : 'done').toBe(status)
    if (refused) expect(await everything(officer)).toEqual(before)
  })

  test('any bytes at all: never a crash', async () => {
    const { officer } = await aPublisher(test$.db)
    const mutated = fc.tuple(fc.nat(text.length - 1), fc.uint8Array({ minLength: 1, maxLength: 20 }))

    await fc.assert(
      fc.asyncProperty(mutated, async ([at, bytes]) => {
        const content = Buffer.concat([Buffer.from(text.slice(0, at)), bytes, Buffer.from(text.slice(at + 5))])
        const outcome = await fileOf(content).then(
          (file) => importSheet(officer, file, { isDryRun: true }),
          (error: unknown) => error,
        )
        expect(outcome).toHaveProperty(outcome instanceof Error ? 'finding' : 'counts')
      }),
      { numRuns: 150 },
    )
  }, 180_000)
})
