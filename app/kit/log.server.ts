import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import pino, { type Logger } from 'pino'
import { env } from './env.server'

/** What a line of the log may hold: ids, codes, counts; never a name, an address, a date of birth or a note. */
export type Entry = { event: string } & Record<string, string | number | boolean | null | undefined>

/** The log: one line for each event, as JSON. */
export const log = {
  info: (entry: Entry) => logger().info(entry),
  warn: (entry: Entry) => logger().warn(entry),
  error: (entry: Entry, error?: unknown) =>
    logger().error(error === undefined ? entry : { ...entry, error: safely(error) }),
}

let made: Logger | undefined

function logger(): Logger {
  made ??= pino(
    { level: env().LOG_LEVEL, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime, redact },
    destination(),
  )
  return made
}

const redact = {
  paths: ['password', 'token', 'secret', 'cookie', 'authorization', 'email', 'code', 'name'],
  censor: '[kept out]',
}

// A demo's screen is for people: its log goes to a file. A real server's log goes to whoever collects standard output.
function destination() {
  if (process.env.VITEST)
    return pino.destination({ dest: path.join(env().DATA_DIR, 'test.log'), append: true, mkdir: true, sync: true })
  if (!env().DEMO) return pino.destination({ dest: 1, sync: false })
  return pino.destination({ dest: startedAnew(path.join(env().DATA_DIR, 'onward.log')), append: true, sync: true })
}

const LONGEST_BYTES = 20_000_000

/** A log that has grown long is put aside at a start; the one before it goes. */
function startedAnew(file: string) {
  mkdirSync(path.dirname(file), { recursive: true })
  if (existsSync(file) && statSync(file).size > LONGEST_BYTES) renameSync(file, `${file}.old`)
  return file
}

/** What may be told of an error. Whatever stands in quotation marks may have been typed by somebody, so it is left out. */
function safely(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, constraint, table, routine } = Object.fromEntries(Object.entries(error))
  const frames = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
  return {
    kind: error.name,
    message: error.message.replace(/"[^"]*"|'[^']*'|“[^”]*”|‘[^’]*’|\([^)]*\)/g, '…').slice(0, 300),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(typeof routine === 'string' ? { routine } : {}),
    stack: frames?.map((line) => line.trim()).join(' | '),
  }
}
