import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { undoImport } from '~/domain/catalogues/catalogue-undo.commands.server'
import { durationCells, emptyCells, sheetColumns, sheetHeadings, sheetText } from '~/domain/catalogues/course-sheet'
import { cellsIn } from '~/domain/catalogues/course-sheet-row'
import { Findings } from '~/kit/intake-report'
import { readTable } from '~/kit/intake-table'
import type { Context } from '~/kit/context.server'
import { countEvents } from '#tests/support/admissions'
import { testDatabase } from '#tests/support/database'
import { courseNow, runNow, write } from '#tests/support/publishing'
import { aSheet as aSheetOf, everything, good, send, sheet } from '#tests/support/sheets'

const test$ = testDatabase()
const aSheet = () => aSheetOf(test$.db)

describe('the sheet of a provider’s courses', () => {
  test('has the 24 columns and one row for each start', async () => {
    const { text } = await aSheet()

    expect(text.split('\r\n')[0]).toBe(sheetColumns.join(','))
    expect(sheetColumns).toHaveLength(24)
    expect(text).toContain('Motor Vehicle')
    expect(text).toContain('06/09/2027')
  })

  test('comes back unchanged and changes nothing, however often', async () => {
    const { officer, text } = await aSheet()
    const before = await everything(officer)
    const events = await countEvents(test$.db)

    for (const report of [await send(officer, text), await send(officer, text)]) {
      expect(report.counts.rows).toMatchObject({ read: 1, unchanged: 1, changed: 0, added: 0, refused: 0 })
      expect(report.findings).toEqual([])
    }

    expect(await everything(officer)).toEqual(before)
    expect(await countEvents(test$.db)).toBe(events)
  })

  test('changes only the cells that were changed, HTML of a feed stays', async () => {
    const { officer, courseId, runId, text } = await aSheet()
    const { description } = await courseNow(officer, courseId)

    const report = await send(officer, text.replace('120.00', '150').replace('Motor Vehicle', 'Motor Vehicle Repair'))

    expect(report.counts.rows).toMatchObject({ changed: 1 })
    expect(await courseNow(officer, courseId)).toMatchObject({ title: 'Motor Vehicle Repair', description })
    expect(await runNow(officer, runId)).toMatchObject({ costPence: 15_000, studyMode: 'full-time' })
    expect(
      (await send(officer, text.replace('120.00', '150').replace('Motor Vehicle', 'Motor Vehicle Repair'))).counts.rows,
    ).toMatchObject({ unchanged: 1 })
  })

  test('keeps what was changed on Onward after it was made, and says so', async () => {
    const { officer, courseId, text } = await aSheet()
    await write(officer, courseId, 'title', { title: 'Motor Vehicle Level 2' })

    const stale = await send(officer, text)
    const conflict = await send(officer, text.replace('Motor Vehicle', 'Cars'))

    expect(stale.counts.rows).toMatchObject({ unchanged: 1 })
    expect(conflict.findings).toContainEqual(
      expect.objectContaining({ code: 'newer-here', field: 'COURSE_NAME', line: 2, used: 'Motor Vehicle Level 2' }),
    )
    expect(await courseNow(officer, courseId)).toMatchObject({ title: 'Motor Vehicle Level 2' })
  })

  test('brings new courses and starts as drafts, the same ones again the second time', async () => {
    const { officer, text } = await aSheet()
    const both =
      text +
      sheet(good, { ...good, START_DATE: '10/01/2028' })
        .split('\r\n')
        .slice(1)
        .join('\r\n')

    const report = await send(officer, both)
    const again = await send(officer, both)

    expect(report.counts.rows).toMatchObject({ read: 3, added: 2, unchanged: 1, refused: 0 })
    expect(again.counts.rows).toMatchObject({ read: 3, added: 0, changed: 0, unchanged: 3 })
    const pottery = await test$.db
      .selectFrom('course')
      .selectAll()
      .where('title', '=', 'Pottery')
      .executeTakeFirstOrThrow()
    expect(pottery).toMatchObject({ status: 'draft', origin: 'hand' })
    const runs = await test$.db
      .selectFrom('courseRun')
      .selectAll()
      .where('courseId', '=', pottery.id)
      .orderBy('startsOn')
      .execute()
    expect(runs).toMatchObject([
      { startsOn: '2027-09-06', status: 'draft', studyMode: 'part-time', costPence: 4950, duration: '12 weeks' },
      { startsOn: '2028-01-10' },
    ])
  })

  test('a start with another day is a new draft, and the one that is there stays', async () => {
    const { officer, runId, text } = await aSheet()

    const report = await send(officer, text.replace('06/09/2027', '10/01/2028'))

    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'new-start', severity: 'info' }))
    expect(await runNow(officer, runId)).toMatchObject({ startsOn: '2027-09-06', status: 'live' })
  })

  test('can be undone as a whole', async () => {
    const { officer, courseId, text } = await aSheet()
    const manager: Context = { ...officer, actor: { ...officer.actor, role: 'admissions-manager' } }
    const { intakeId } = await send(officer, text.replace('Motor Vehicle', 'Cars'))

    await undoImport(manager, intakeId)

    expect(await courseNow(officer, courseId)).toMatchObject({ title: 'Motor Vehicle' })
  })
})

describe('cells that a spreadsheet would run (F-33)', () => {
  test('are made harmless on the way out and come back as they were', async () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^'*[=+\-@][a-z0-9()",\n ]*$/))

    await fc.assert(
      fc.asyncProperty(cell, async (raw) => {
        const sent = raw.replaceAll('\r', ' ').replaceAll('\0', '').trim().normalize('NFC')
        const text = sheetText([{ ...emptyCells, COURSE_NAME: 'x', WHERE_NEXT: sent }])
        const { rows } = await readTable(inOne(text), sheetHeadings, new Findings())
        const { value: row } = await rows.next()

        expect(row && cellsIn(row).WHERE_NEXT).toBe(sent)
        const { data: seen } = Papa.parse<string[]>(text)
        expect(seen.flat().filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['12 weeks', ['12', 'Weeks']],
    ['1 year', ['1', 'Years']],
    ['about a year', ['', '']],
    [null, ['', '']],
  ])('%s has these cells', (duration, cells) => {
    expect(durationCells(duration)).toEqual(cells)
  })
})

async function* inOne(text: string) {
  yield text
}
