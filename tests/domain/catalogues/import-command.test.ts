import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { importCoursesCommand } from '~/cli/import-courses.server'
import { systemContext } from '~/kit/context.server'
import { catalogue } from '#tests/support/catalogues'
import { testDatabase } from '#tests/support/database'

const test$ = testDatabase()
const good = catalogue([{ id: 'c1', title: 'Plumbing' }])

describe('onward import courses', () => {
  test('prints one object for machines, with counts for courses and runs and what was found', async () => {
    const { isWell, lines } = await typed(good, ['--provider', '10000001', '--json'])

    expect(isWell).toBe(true)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      courses: { read: 1, added: 1, changed: 0, unchanged: 0, withdrawn: 0, refused: 0 },
      runs: { read: 1, added: 1 },
      findings: [],
      dryRun: false,
    })
  })

  test('prints rows and reasons for people', async () => {
    const { lines } = await typed(good.replace('Plumbing', ' '), ['--provider', '10000001', '--dry-run'])

    expect(lines[0]).toBe('courses: 1 read, 1 added, 0 changed, 0 unchanged, 0 withdrawn, 0 refused')
    expect(lines.join('\n')).toMatch(
      /warning: .*line 4, catalog\/provider\/course\/title, c1, title: This course has no title/,
    )
    expect(lines.at(-1)).toBe('This was a dry run. Nothing was changed.')
  })

  test('a broken file is not well, and says where', async () => {
    const { isWell, lines } = await typed(good.slice(0, -20), ['--json'])

    expect(isWell).toBe(false)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      courses: { read: 0, added: 0 },
      runs: { read: 0, added: 0 },
      findings: [{ severity: 'error', code: 'xml-not-well-formed', sentence: expect.stringContaining('Near: ') }],
    })
  })

  test.each([
    [['--provider', 'riverside'], 'A UKPRN has eight digits, and "riverside" is not one.'],
    [['--colour', 'blue'], "Unknown option '--colour'"],
  ])('%j is told what is wrong', async (args, sentence) => {
    await expect(typed(good, args)).rejects.toThrow(sentence)
  })
})

async function typed(content: string, args: string[]) {
  const file = path.join(tmpdir(), `${randomUUID()}.xml`)
  await writeFile(file, content)
  onTestFinished(() => rm(file, { force: true }))
  const ctx = systemContext(test$.db, new Date('2026-11-21T10:00:00Z'))
  const lines: string[] = []
  if (importCoursesCommand.needsNoDatabase) throw new Error('This command needs a database.')
  const isWell = await importCoursesCommand.run({ ctx, args: [file, ...args], say: (line) => lines.push(line) })
  return { isWell, lines }
}
