import { access, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#tests/support/database'
import { aReturnTown, aSixteen, anActivity } from '#tests/support/return-towns'
import type { Command } from '~/cli/command'
import { commandFor, commands, helpLines } from '~/cli/command-table.server'
import { addAccount } from '~/domain/accounts/account.commands.server'
import { membershipsOf } from '~/domain/accounts/account.queries.server'
import { addOrganisation } from '~/domain/accounts/organisation.commands.server'
import { systemContext } from '~/kit/context.server'

const test$ = testDatabase()
const now = new Date('2026-11-21T10:00:00Z')
const december = new Date('2026-12-02T09:00:00Z')

describe('the table of commands', () => {
  test('has every command that the contract names', () => {
    expect(commands.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'import establishments',
        'import courses',
        'import learners',
        'export nccis',
        'users add',
        'demo load',
        'check',
      ]),
    )
  })

  test('finds a command by its first words and leaves the others to it', () => {
    expect(commandFor(['import', 'courses', 'feed.xml', '--provider', '10001234'])).toMatchObject({
      command: { name: 'import courses' },
      rest: ['feed.xml', '--provider', '10001234'],
    })
    expect(commandFor(['import', 'nothing'])).toBeNull()
    expect(commandFor([])).toBeNull()
  })

  test('explains each command with its usage', () => {
    const help = helpLines(null).join('\n')

    for (const { name, about } of commands) {
      expect(help).toContain(`onward ${name}`)
      expect(help).toContain(about)
    }
  })
})

describe('users add', () => {
  test('invites somebody new, and prints a link that works once', async () => {
    const school = await aSchool()

    const { lines } = await run([
      'users',
      'add',
      'jo.smith@school.example',
      '--role',
      'careers-lead',
      '--organisation',
      school.urn,
    ])

    expect(lines[0]).toBe(
      'jo.smith@school.example was invited as careers lead at Northgate School. A letter is in the post.',
    )
    expect(lines[1]).toMatch(/It works once: http:\/\/[^ ]+\/invitation\/[0-9A-Z-]{14}$/)
    const invitation = await test$.db
      .selectFrom('invitation')
      .select(['name', 'role', 'organisationId'])
      .executeTakeFirstOrThrow()
    expect(invitation).toEqual({ name: 'Jo Smith', role: 'careers-lead', organisationId: school.id })
  })

  test('gives somebody with an account the role at once, and leaves their password alone', async () => {
    const school = await aSchool()
    const accountId = await addAccount(ctx(), {
      email: 'jo@school.example',
      name: 'Jo',
      password: 'three words together',
    })

    const { lines } = await run([
      'users',
      'add',
      'jo@school.example',
      '--role',
      'tutor',
      '--form',
      '11B',
      '--organisation',
      school.id,
    ])

    expect(lines).toEqual(['jo@school.example is now tutor at Northgate School. Their password stays as it is.'])
    expect(await membershipsOf(ctx(), accountId)).toMatchObject([{ role: 'tutor' }])
  })

  test.each([
    [['not-an-address', '--role', 'head', '--organisation', '123456'], /Say whose e-mail address/],
    [['jo@school.example', '--organisation', '123456'], /Say which role/],
    [['jo@school.example', '--role', 'head'], /Say which organisation/],
    [['jo@school.example', '--role', 'tutor', '--organisation', '123456'], /add --form 11A/],
    [
      ['jo@school.example', '--role', 'head', '--organisation', '654321'],
      /There is no organisation with the id, URN or UKPRN 654321/,
    ],
    [
      ['jo@school.example', '--role', 'admissions-officer', '--organisation', '123456'],
      /Nobody can be admissions-officer at Northgate School/,
    ],
    [['jo@school.example', '--roll', 'head'], /Unknown option '--roll'/],
  ])('refuses %j in a sentence', async (args, sentence) => {
    await aSchool()

    await expect(run(['users', 'add', ...args])).rejects.toThrow(sentence)
  })
})

describe('check', () => {
  test('finds nothing in an empty database', async () => {
    const { result, lines } = await run(['check'])

    expect(result).toBe(true)
    expect(lines).toEqual([expect.stringMatching(/^\d+ checks found nothing\.$/)])
  })

  test('tells a machine the same as one object', async () => {
    const { lines } = await run(['check', '--json'])

    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ found: [] })
  })
})

describe('export nccis', () => {
  const out = path.join(tmpdir(), `nccis-${process.pid}.xml`)
  const ask = (...more: string[]) => run(['export', 'nccis', '--period', '2026-11', '--out', out, ...more], december)

  test('freezes a month nobody has frozen and writes it; a second time the same file comes out', async () => {
    const town = await aReturnTown(test$.db)
    const id = await aSixteen(test$.db, town, 'Amina')
    await anActivity(town.adviser, id)

    const { lines } = await ask()
    expect(lines).toEqual([
      `Written to ${out}: 1 person at the end of 2026-11-30.`,
      'To be mended: 0',
      'To be looked at: 0',
    ])
    const first = await readFile(out, 'utf8')
    expect(first).toContain('<GivenName>Amina</GivenName>')
    await ask()
    expect(await readFile(out, 'utf8')).toBe(first)
  })

  test('says what stops it, which month and which area, and writes nothing', async () => {
    await rm(out, { force: true })
    await expect(ask()).rejects.toThrow('No such area has said')
    const town = await aReturnTown(test$.db)
    const id = await aSixteen(test$.db, town, 'Amina')
    await anActivity(town.adviser, id, { code: '619', predictedEndOn: null })
    await expect(ask()).rejects.toThrow(/^1 fault stops this file/)
    await expect(run(['export', 'nccis', '--period', '2026-13', '--out', out], december)).rejects.toThrow(
      'Say which month',
    )
    await expect(run(['export', 'nccis', '--period', '2026-11'], december)).rejects.toThrow('Say where to write it')
    await expect(run(['export', 'nccis', '--period', '2026-06', '--out', out], december)).rejects.toThrow(
      'Only the last two months',
    )
    await aReturnTown(test$.db, { database: 902, authority: '821' })
    await expect(ask()).rejects.toThrow(/^Say which area: --area /)
    await expect(access(out)).rejects.toThrow()
  })
})

describe('imports', () => {
  const files = {
    'import establishments': ['schools.csv', 'URN,EstablishmentName\n123456,Northgate School\n', []],
    'import wards': ['wards.csv', 'pcds,ward_code,ward_name\nAL7 1LZ,E05000001,Handside\n', []],
    'import scorecard': [
      'table.csv',
      'time_period,geographic_level,NEET_percent,NEET_not_known_percent\n2031,National,2.8,5.2\n',
      [],
    ],
    'import learners': [
      'roll.csv',
      'Surname,Forename,DOB\nOkafor,Amina,01/02/2011\n',
      ['--school', '123456', '--no-letters'],
    ],
    'import courses': [
      'feed.xml',
      '<catalog xmlns="http://xcri.org/profiles/1.2/catalog"/>',
      ['--provider', '10001234'],
    ],
  } as const

  test.each(Object.entries(files))(
    '%s ends with one object for a machine, and tries without changing',
    async (name, [file, text, more]) => {
      const at = path.join(tmpdir(), `onward-${process.pid}-${file}`)
      await writeFile(at, text)

      const { lines } = await run([...name.split(' '), at, ...more, '--dry-run', '--json'])

      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ findings: expect.any(Array), dryRun: true })
    },
  )

  test.each(Object.entries(files))('%s says no to a file that is not there', async (name, [, , more]) => {
    const { result } = await run([...name.split(' '), '/nowhere/at-all', ...more, '--json'])

    expect(result).toBe(false)
  })
})

describe('demo load', () => {
  test.each([
    [['--learners', '3'], '--learners is a whole number from 40 to 100000, and "3" is not.'],
    [['--courses', 'many'], '--courses is a whole number from 60 to 20000, and "many" is not.'],
    [['--seed', '-1'], /seed/],
  ])('refuses %j in a sentence', async (args, sentence) => {
    await expect(run(['demo', 'load', ...args])).rejects.toThrow(sentence)
  })
})

function ctx(at = now) {
  return systemContext(test$.db, at)
}

async function aSchool() {
  const urn = '123456'
  const id = await addOrganisation(ctx(), { kind: 'school', name: 'Northgate School', slug: 'northgate', urn })
  return { id, urn }
}

async function run(args: string[], at = now) {
  const found = commandFor(args)
  if (!found) throw new Error(`no command ${args.join(' ')}`)
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  return { result: await perform(found.command, found.rest, say, at), lines }
}

function perform(command: Command, args: string[], say: (line: string) => void, at: Date) {
  return command.needsNoDatabase ? command.run({ args, say }) : command.run({ ctx: ctx(at), args, say })
}
