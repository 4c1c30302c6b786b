import { findApplicationRole, openDatabase, useDatabase } from '#db/connection.server'
import { migrate } from '#db/migrate.server'
import { currentTime } from '~/kit/clock.server'
import { systemContext } from '~/kit/context.server'
import { NotAllowed, NotFound, Refusal } from '~/kit/errors'
import { log } from '~/kit/log.server'
import type { Command } from './command'
import { commandFor, helpLines } from './command-table.server'
import { reachDatabase } from './database.server'
import { Sentence } from './sentence.server'

/** Runs one command; returns its exit code. */
export async function runCommand(args: string[]): Promise<number> {
  const found = commandFor(args)
  if (!found) return help(args)
  const { command, rest } = found
  if (rest.includes('--help')) return print(helpLines(command))
  if (command.needsNoDatabase) return codeOf(await command.run({ args: rest, say }))
  return withDatabase(command, rest)
}

async function withDatabase(command: Command & { needsNoDatabase?: false }, args: string[]) {
  const place = await reachDatabase(note)
  try {
    await migrate(place.url, note)
    return await withContext(place.url, command, args)
  } finally {
    await place.leave()
  }
}

async function withContext(url: string, command: Command & { needsNoDatabase?: false }, args: string[]) {
  const owner = openDatabase({ url, max: 1 })
  const role = await findApplicationRole(owner.pool)
  const opened = openDatabase({ url, role, onLost: () => log.warn({ event: 'connection-lost' }) })
  useDatabase(opened)
  try {
    const ctx = systemContext(opened.db, await currentTime(opened.db), `command:${command.name.replace(' ', '-')}`)
    return codeOf(await command.run({ ctx, args, say }))
  } catch (error) {
    throw inOneSentence(error)
  } finally {
    await Promise.all([opened.close(), owner.close()])
  }
}

/** What the rules say no to is told as their sentence; anything else is our mistake and keeps its stack. */
function inOneSentence(error: unknown) {
  if (error instanceof Refusal || error instanceof NotAllowed) return new Sentence(error.sentence)
  return error instanceof NotFound ? new Sentence(`There is ${error.message}.`) : error
}

function codeOf(result: unknown) {
  return result === false ? 1 : 0
}

function help(args: string[]): number {
  const isAsked = args[0] === '--help' || args[0] === 'help'
  if (!isAsked) note(`There is no command "${args.join(' ')}".`)
  print(helpLines(null))
  return isAsked ? 0 : 1
}

function print(lines: string[]): number {
  for (const line of lines) say(line)
  return 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function note(line: string): void {
  process.stderr.write(`${line}\n`)
}
