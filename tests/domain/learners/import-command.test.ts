import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importEstablishmentsCommand } from '~/cli/import-establishments.server'
import { importLearnersCommand } from '~/cli/import-learners.server'
import type { DataCommand } from '~/cli/command'
import '~/domain/learners/invitation.jobs.server'
import { systemContext } from '~/kit/context.server'
import { drainJobs } from '~/kit/jobs.server'
import { aPath, aPupil, csvOf } from '#tests/support/cohorts'
import { testDatabase } from '#tests/support/database'
import { now } from './importing'

const test$ = testDatabase()

async function typed(command: DataCommand, ...args: string[]) {
  const lines: string[] = []
  const result = await command.run({ ctx: systemContext(test$.db, now), args, say: (line) => lines.push(line) })
  const last: unknown = args.includes('--json') ? JSON.parse(lines.at(-1) ?? '') : null
  return { lines, last, hasFailed: result === false }
}

const roll = csvOf([aPupil(1, { Email: 'one@school.example' }), aPupil(2, { DOB: 'x' }), aPupil(3)])

describe('onward import learners', () => {
  test('prints the counts, the reason for each refused row, and how many letters were posted', async () => {
    const { lines, hasFailed } = await typed(importLearnersCommand, aPath(roll, 'roll.csv'), '--school', '900001')
    await drainJobs(test$.db, now)

    expect(hasFailed).toBe(false)
    expect(lines).toContain('learners: 3 read, 2 added, 0 changed, 0 unchanged, 0 withdrawn, 1 refused')
    expect(lines).toContainEqual(
      expect.stringMatching(/^error: .*roll\.csv, line 3, .*date of birth: x is not a date we can read/),
    )
    expect(lines[0]).toBe('1 letter with a code was posted.')
    expect(await test$.db.selectFrom('letter').select('toEmail').execute()).toEqual([{ toEmail: 'one@school.example' }])
  })

  test('ends, for a machine, with one object', async () => {
    const { last } = await typed(importLearnersCommand, aPath(roll, 'roll.csv'), '--school', '900001', '--json')

    expect(last).toMatchObject({
      learners: { read: 3, added: 2, changed: 0, unchanged: 0, withdrawn: 0, refused: 1 },
      findings: [{ severity: 'error', code: 'day-unreadable', line: 3, field: 'date of birth', received: 'x' }],
      dryRun: false,
    })
  })

  test('writes the codes of those without an address to a sheet for printing', async () => {
    const sheet = aPath('', 'codes.csv')
    await typed(importLearnersCommand, aPath(roll), '--school', '900001', '--codes', sheet)

    expect(readFileSync(sheet, 'utf8')).toMatch(
      /^Form,Forename,Surname,Code\r\n11A,Aminad,Okaford,[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\r\n$/,
    )
  })

  test('posts nothing on a dry run, and nothing where that was asked', async () => {
    await typed(importLearnersCommand, aPath(roll), '--school', '900001', '--dry-run')
    await typed(importLearnersCommand, aPath(roll), '--school', '900001', '--no-letters')

    expect(await test$.db.selectFrom('invitation').select('id').execute()).toEqual([])
  })

  test.each([
    [['--school', '900001'], 'Say which file'],
    [['roll.csv'], 'Say which school: --school URN.'],
    [['roll.csv', '--school', '12'], 'A URN has six digits.'],
    [['roll.csv', '--colour', 'red'], '--colour'],
  ])('typed as %j says what to type', async (args, sentence) => {
    await expect(typed(importLearnersCommand, ...args)).rejects.toThrow(sentence)
  })

  test.each([['/nowhere/roll.csv'], [aPath('', 'empty.csv')], [aPath('a;b\n1;2\n', 'other.csv')]])(
    'fails with a sentence for %s, and with whole counts for a machine',
    async (path) => {
      const { last, hasFailed } = await typed(importLearnersCommand, path, '--school', '900001', '--json')

      expect(hasFailed).toBe(true)
      expect(last).toMatchObject({
        learners: { read: 0, added: 0 },
        status: 'refused',
        findings: [{ severity: 'error' }],
      })
    },
  )
})

test('onward import establishments prints and answers in the same way', async () => {
  const file = aPath('urn,name,open_date,town,postcode\n100000,The Aldgate School,,London,EC3A 5DE\n', 'gias.csv')
  const dry = await typed(importEstablishmentsCommand, file, '--dry-run', '--json')
  const done = await typed(importEstablishmentsCommand, file)

  expect(dry.last).toMatchObject({ establishments: { read: 1, added: 1 }, dryRun: true })
  expect(done.lines).toEqual([
    'establishments: 1 read, 1 added, 0 changed, 0 unchanged, 0 withdrawn, 0 refused',
    expect.stringMatching(/gias\.csv is in\.$/),
  ])
})
